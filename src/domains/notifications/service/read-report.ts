/** What a delivery report says of one recipient. */
export interface ReturnedLetter {
  readonly address: string;
  /** `failed`, `delayed`, `delivered`, … in lower case. */
  readonly action: string;
  /** Enhanced status code, e.g. `5.1.1`. */
  readonly status: string;
  readonly detail: string | undefined;
  /** Of the letter that was returned, without angle brackets; undefined when the report does not hold it. */
  readonly messageId: string | undefined;
}

/** Reads a delivery report (RFC 3464), one letter for each recipient. Whatever else comes to the address has none. */
export async function readReport(source: Uint8Array): Promise<ReturnedLetter[]> {
  // Loaded only here: whoever takes no reports back need not read the library.
  const { default: PostalMime } = await import('postal-mime');
  const { attachments } = await PostalMime.parse(source, { forceRfc822Attachments: true });
  const textOf = (...types: string[]): string | undefined => {
    const found = attachments.find(({ mimeType }) => types.includes(mimeType));
    if (!found) return undefined;
    return typeof found.content === 'string' ? found.content : Buffer.from(new Uint8Array(found.content)).toString();
  };
  const report = textOf('message/delivery-status', 'message/global-delivery-status') ?? '';
  const returned = textOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers') ?? '';
  const messageId = fieldsOf(returned.split(/\r?\n\r?\n/, 1).join(''))
    .get('message-id')
    ?.replaceAll(/[<>]/g, '');
  return report.split(/\r?\n\r?\n/).flatMap((group) => {
    const fields = fieldsOf(group);
    const address = typed(fields.get('final-recipient') ?? fields.get('original-recipient'));
    const [action, status] = [fields.get('action')?.toLowerCase(), fields.get('status')];
    if (address === undefined || action === undefined || status === undefined) return [];
    return [
      { address: address.toLowerCase(), action, status, detail: typed(fields.get('diagnostic-code')), messageId },
    ];
  });
}

/** Fields of a header by their names in lower case; lines that go on are joined. */
function fieldsOf(header: string): ReadonlyMap<string, string> {
  const lines = header.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
    }),
  );
}

/** What follows the type, e.g. of `rfc822; vera@example.edu`. */
function typed(value: string | undefined): string | undefined {
  return value?.replace(/^[\w.-]+\s*;\s*/, '');
}
