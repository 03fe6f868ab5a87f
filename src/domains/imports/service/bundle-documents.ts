import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { zipSync } from 'fflate';
import { files } from '#kernel/runtime.ts';
import { isDocument } from '../formats/recognise-content.ts';
import { discardUploads, storeUpload, type StoredFile } from './upload.ts';

/** More are read one by one. */
const mostBytes = 64 * 2 ** 20;

/**
 * Programme, tests and answers of a course that are uploaded at once are one import, as if they had come in an archive:
 * answers are understood by their tests. Other files stay as they are.
 */
export async function bundleDocuments(uploads: readonly StoredFile[]): Promise<StoredFile[]> {
  const documents: StoredFile[] = [];
  if (uploads.length > 1) {
    for (const upload of uploads) if (await isStoredDocument(upload)) documents.push(upload);
  }
  const bytes = documents.reduce((sum, upload) => sum + upload.bytes, 0);
  const names = new Set(documents.map(({ fileName }) => fileName));
  if (documents.length < 2 || bytes > mostBytes || names.size < documents.length) return [...uploads];
  const parts: Record<string, Uint8Array> = {};
  for (const { fileName, storageKey } of documents) {
    parts[fileName] = await readFile(await files().localPath(storageKey));
  }
  const bundle = await storeUpload(`${sharedName([...names])}.zip`, Readable.from([zipSync(parts, { level: 1 })]));
  await discardUploads(documents);
  return [bundle, ...uploads.filter((upload) => !documents.includes(upload))];
}

async function isStoredDocument({ storageKey }: StoredFile): Promise<boolean> {
  const file = await open(await files().localPath(storageKey));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0);
    return isDocument(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** What the names begin with alike, else the first of them. */
function sharedName([first = '', ...others]: readonly string[]): string {
  let length = 0;
  while (length < first.length && others.every((other) => other[length] === first[length])) length += 1;
  const shared = first.slice(0, length).replace(/[^\p{L}\p{N})]+$/u, '');
  return shared === '' ? first.replace(/\.[^.]*$/, '') : shared;
}
