import { createHash, randomUUID } from 'node:crypto';
import { S3Error } from './error.ts';

export interface StoredObject {
  readonly content: Buffer;
  /** With its quotes. */
  readonly etag: string;
}

interface Part extends StoredObject {
  readonly number: number;
}

/** S3 refuses smaller parts, except for the last. */
const smallestPart = 5 * 2 ** 20;

/** The objects of a bucket and the uploads under way, with S3's rules for parts and etags. */
export class Bucket {
  readonly objects = new Map<string, StoredObject>();
  /** Multipart uploads that are neither completed nor aborted. */
  readonly uploads = new Map<string, { key: string; parts: Map<number, Part> }>();

  put(key: string, content: Buffer): StoredObject {
    const object = { content, etag: `"${md5(content).toString('hex')}"` };
    this.objects.set(key, object);
    return object;
  }

  get(key: string): StoredObject {
    const object = this.objects.get(key);
    if (!object) throw new S3Error(404, 'NoSuchKey');
    return object;
  }

  beginUpload(key: string): string {
    const id = randomUUID();
    this.uploads.set(id, { key, parts: new Map() });
    return id;
  }

  putPart(key: string, uploadId: string, number: number, content: Buffer): Part {
    if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new S3Error(400, 'InvalidArgument');
    const part = { number, content, etag: `"${md5(content).toString('hex')}"` };
    this.#upload(key, uploadId).parts.set(number, part);
    return part;
  }

  /** Puts the named parts together, in the order given, which must be that of their numbers. */
  completeUpload(key: string, uploadId: string, named: readonly { number: number; etag: string }[]): StoredObject {
    const { parts } = this.#upload(key, uploadId);
    const chosen = named.map(({ number, etag }) => {
      const part = parts.get(number);
      if (part?.etag !== etag) throw new S3Error(400, 'InvalidPart');
      return part;
    });
    if (chosen.length === 0) throw new S3Error(400, 'MalformedXML');
    if (chosen.some((part, index) => part.number <= (chosen[index - 1]?.number ?? 0))) {
      throw new S3Error(400, 'InvalidPartOrder');
    }
    if (chosen.slice(0, -1).some(({ content }) => content.length < smallestPart)) {
      throw new S3Error(400, 'EntityTooSmall');
    }
    const content = Buffer.concat(chosen.map((part) => part.content));
    const digest = md5(Buffer.concat(chosen.map((part) => md5(part.content))));
    const object = { content, etag: `"${digest.toString('hex')}-${chosen.length}"` };
    this.objects.set(key, object);
    this.uploads.delete(uploadId);
    return object;
  }

  abortUpload(key: string, uploadId: string): void {
    this.#upload(key, uploadId);
    this.uploads.delete(uploadId);
  }

  #upload(key: string, uploadId: string): { key: string; parts: Map<number, Part> } {
    const upload = this.uploads.get(uploadId);
    if (upload?.key !== key) throw new S3Error(404, 'NoSuchUpload');
    return upload;
  }
}

function md5(content: Buffer): Buffer {
  return createHash('md5').update(content).digest();
}
