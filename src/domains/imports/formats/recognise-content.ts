/** What a file is by its first bytes; `text` is what may be text. */
export type FileContent = 'zip' | 'ole' | 'text' | { readonly kind: string };

const signatures: readonly (readonly [kind: string, ...bytes: number[]])[] = [
  ['PNG', 0x89, 0x50, 0x4e, 0x47],
  ['JPEG', 0xff, 0xd8, 0xff],
  ['GIF', 0x47, 0x49, 0x46, 0x38],
  ['PDF', 0x25, 0x50, 0x44, 0x46],
  ['RTF', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['RAR', 0x52, 0x61, 0x72, 0x21],
  ['7Z', 0x37, 0x7a, 0xbc, 0xaf],
  ['GZIP', 0x1f, 0x8b],
];
const zip = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** By content, never by the file's name. */
export function recogniseContent(bytes: Uint8Array): FileContent {
  const startsWith = (signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (startsWith(zip)) return 'zip';
  if (startsWith(emptyZip)) return { kind: 'ZIP' };
  if (startsWith(ole)) return 'ole';
  const found = signatures.find(([, ...signature]) => startsWith(signature));
  return found ? { kind: found[0] } : 'text';
}

/**
 * Whether bytes are a list or an object of JSON, by how they begin: a table has no bracket there with a quote, a number or
 * another bracket behind it.
 */
export function isDocument(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  return /^\ufeff?\s*(\[\s*[[{\]]|\{\s*["}])/.test(start);
}

/** HTML or XML that was given the name of a spreadsheet, as web systems like to do. */
export function markupKind(text: string): 'HTML' | 'XML' | undefined {
  const start = text
    .slice(0, 2000)
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase();
  if (!start.startsWith('<')) return undefined;
  return /<(!doctype html|html|head|body|table|div|meta)\b/.test(start) ? 'HTML' : 'XML';
}
