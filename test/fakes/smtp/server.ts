import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A letter as it came over the wire. */
export interface ReceivedLetter {
  readonly to: readonly string[];
  readonly messageId: string;
  /** Headers and body, as sent. */
  readonly source: string;
  /** The plain text, decoded. */
  readonly text: string;
}

export interface SmtpForTests {
  readonly url: string;
  readonly letters: ReceivedLetter[];
  /** What the next recipients are answered with instead of being accepted, e.g. 550; undefined: accepted. */
  refuseWith: number | undefined;
  stop(): Promise<void>;
}

/**
 * A mail server of a test's own that speaks SMTP on a free port.
 *
 * @param account demanded of senders; undefined: nobody has to sign in
 */
export async function startSmtp(account?: { user: string; password: string }): Promise<SmtpForTests> {
  const letters: ReceivedLetter[] = [];
  const state: { refuseWith: number | undefined } = { refuseWith: undefined };
  const server = new SMTPServer({
    authOptional: account === undefined,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, callback) {
      if (username === account?.user && password === account?.password) callback(null, { user: username });
      else callback(Object.assign(new Error('no such account'), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, callback) {
      if (state.refuseWith === undefined) callback();
      else callback(Object.assign(new Error('not here'), { responseCode: state.refuseWith }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString();
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const messageId = /^message-id: (\S+)/im.exec(source)?.[1] ?? '';
        letters.push({ to, messageId, source, text: plainTextOf(source) });
        callback();
      });
    },
  });
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  const login = account ? `${encodeURIComponent(account.user)}:${encodeURIComponent(account.password)}@` : '';
  return {
    url: `smtp://${login}127.0.0.1:${address.port}`,
    letters,
    get refuseWith() {
      return state.refuseWith;
    },
    set refuseWith(code) {
      state.refuseWith = code;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

/** The first part of type text/plain. */
function plainTextOf(source: string): string {
  const [, head = '', body = ''] = /content-type: text\/plain([^]*?)\r\n\r\n([^]*?)(?:\r\n--|$)/i.exec(source) ?? [];
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
