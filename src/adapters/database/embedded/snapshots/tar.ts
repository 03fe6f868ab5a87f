/**
 * Tar archives (POSIX.1-1988 `ustar`), as far as a copy of our data folder needs them: files and folders, no links,
 * no owners, no times. Any tar program opens them.
 */
export interface TarEntry {
  /** Relative, `/` between its parts. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Bytes; 0 for a folder. */
  readonly size: number;
}

/** An archive that is cut short, or altered, or none at all. */
export class TarError extends Error {}

const blockSize = 512;
/** What eleven octal digits can say: 8 GiB. The largest file of a database is a segment of 1 GiB. */
const largestFile = 8 ** 11 - 1;

/** The block in front of an entry's content. Throws when path or size do not fit in. */
export function tarHeader({ path, kind, size }: TarEntry): Buffer {
  if (size > largestFile) throw new Error(`${path} is too large for the archive: ${size} bytes`);
  const block = Buffer.alloc(blockSize);
  const [prefix, name] = splitPath(path);
  block.write(name, 0);
  block.write(kind === 'folder' ? '0000700\0' : '0000600\0', 100);
  block.write('0000000\0'.repeat(2), 108);
  block.write(octal(size), 124);
  block.write(octal(0), 136);
  block.write(kind === 'folder' ? '5' : '0', 156);
  block.write('ustar\x0000', 257);
  block.write(prefix, 345);
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Zeros that fill the last block of a file's content. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((blockSize - (size % blockSize)) % blockSize);
}

/** The two empty blocks after the last entry. */
export const tarEnd: Buffer = Buffer.alloc(2 * blockSize);

/**
 * Reads an archive entry by entry; the content of one must be read, or left, before the next is asked for.
 *
 * @throws TarError when it is not a whole archive of files and folders
 */
export async function* readTar(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<TarEntry & { content: AsyncIterable<Buffer> }> {
  const reader = new ByteReader(source);
  for (;;) {
    const block = await reader.take(blockSize);
    if (block.every((byte) => byte === 0)) break;
    const entry = parseHeader(block);
    const content = reader.stream(entry.size);
    yield { ...entry, content };
    await drain(content);
    await reader.take(tarPadding(entry.size).length);
  }
  await reader.end();
}

/** Reads to the end. Returns how many bytes there were. */
export async function drain(content: AsyncIterable<Buffer>): Promise<number> {
  let size = 0;
  for await (const piece of content) size += piece.length;
  return size;
}

function parseHeader(block: Buffer): TarEntry {
  const text = (start: number, length: number): string =>
    block.toString('utf8', start, start + length).replace(/\0.*$/s, '');
  const number = (start: number, length: number): number => {
    const digits = text(start, length).trim();
    if (!/^[0-7]+$/.test(digits)) throw new TarError('a header holds no number where one belongs');
    return Number.parseInt(digits, 8);
  };
  if (text(257, 5) !== 'ustar' || number(148, 8) !== checksum(block)) throw new TarError('a header is not valid');
  const prefix = text(345, 155);
  const path = (prefix === '' ? '' : `${prefix}/`) + text(0, 100);
  const type = text(156, 1);
  if (type === '5') return { path: path.replace(/\/$/, ''), kind: 'folder', size: 0 };
  if (type === '0') return { path, kind: 'file', size: number(124, 12) };
  throw new TarError(`${path} is neither a file nor a folder`);
}

/** Sum of the header's bytes with the sum's own field counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 8 * 32;
  for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

function octal(value: number): string {
  return `${value.toString(8).padStart(11, '0')}\0`;
}

/** The path as up to 155 bytes, a slash, and up to 100 bytes. */
function splitPath(path: string): [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= 100) return ['', path];
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, name];
  }
  throw new Error(`the path is too long for the archive: ${path}`);
}

/** Takes a stream of chunks apart into pieces of asked lengths. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.stream(length)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** The next `length` bytes in pieces as they come. Stopped early, it goes on where it stopped. */
  stream(length: number): AsyncIterable<Buffer> {
    let left = length;
    const next = async (): Promise<IteratorResult<Buffer>> => {
      if (left === 0) return { done: true, value: undefined };
      while (this.#rest.length === 0) await this.#fetch();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      return { done: false, value: piece };
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }

  /** Reads to the end of the source, so that its own check of integrity takes place. */
  async end(): Promise<void> {
    while (!(await this.#chunks.next()).done);
  }

  async #fetch(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done === true) throw new TarError('the archive ends too early');
    this.#rest = next.value;
  }
}
