export interface DelimitedOptions {
  readonly delimiter?: ',' | ';' | '\t';
  readonly lineBreak?: '\n' | '\r\n';
  readonly encoding?: 'utf-8' | 'utf-8-bom' | 'utf-16le';
}

/** Text with quotes where RFC 4180 wants them. A field that is undefined is blank. */
export function writeDelimited(
  rows: readonly (readonly (string | number | undefined)[])[],
  { delimiter = ',', lineBreak = '\r\n', encoding = 'utf-8' }: DelimitedOptions = {},
): Uint8Array<ArrayBuffer> {
  const field = (value: string | number | undefined): string => {
    const text = String(value ?? '');
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = rows.map((row) => row.map(field).join(delimiter) + lineBreak).join('');
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\ufeff${text}` : text);
}
