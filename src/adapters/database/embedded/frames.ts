// Messages of PostgreSQL's frontend protocol: https://www.postgresql.org/docs/current/protocol-message-formats.html

const lengthBytes = 4;
const typeBytes = 1;

/** The messages of a connection as they come in: a chunk of the stream may hold several, or a part of one. */
export class Frames {
  /** Joined only when they hold a whole message: one of many megabytes comes in hundreds of chunks. */
  #chunks: Uint8Array[] = [];
  #length = 0;
  #wanted = 0;

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The first message of a connection has no type; undefined while it is not whole. */
  takeStartup(): Buffer | undefined {
    const bytes = this.#joined();
    if (!bytes || bytes.length < lengthBytes) return undefined;
    const length = bytes.readInt32BE(0);
    if (bytes.length >= length) return this.#take(bytes, length);
    this.#wanted = length;
    return undefined;
  }

  /** All whole messages at once; undefined when there is none. */
  takeMessages(): { bytes: Buffer; lastType: string } | undefined {
    const bytes = this.#joined();
    if (!bytes) return undefined;
    let end = 0;
    let next = 0;
    let lastType = '';
    while (bytes.length >= end + typeBytes + lengthBytes) {
      next = end + typeBytes + bytes.readInt32BE(end + typeBytes);
      if (bytes.length < next) break;
      lastType = bytes.toString('latin1', end, end + typeBytes);
      end = next;
    }
    if (end > 0) return { bytes: this.#take(bytes, end), lastType };
    this.#wanted = next;
    return undefined;
  }

  #joined(): Buffer | undefined {
    if (this.#length < this.#wanted) return undefined;
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }

  #take(bytes: Buffer, length: number): Buffer {
    this.#chunks = [bytes.subarray(length)];
    this.#length = bytes.length - length;
    this.#wanted = 0;
    return bytes.subarray(0, length);
  }
}

/** What a connection asks before its startup message. */
export const startupCodes = { ssl: 80877103, gssEncryption: 80877104, cancel: 80877102 };

export function startupCodeOf(message: Buffer): number {
  return message.readInt32BE(lengthBytes);
}

/** A message with a type and, for a query, its text. */
export function frame(type: string, text?: string): Buffer {
  const content = text === undefined ? Buffer.alloc(0) : Buffer.from(`${text}\0`);
  const head = Buffer.alloc(typeBytes + lengthBytes);
  head.write(type, 'latin1');
  head.writeInt32BE(lengthBytes + content.length, typeBytes);
  return Buffer.concat([head, content]);
}
