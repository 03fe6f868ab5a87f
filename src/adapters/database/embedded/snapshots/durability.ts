import { open, opendir } from 'node:fs/promises';
import { join } from 'node:path';

/** Flushes a file, or a folder's list of names: a new or renamed file survives a power cut only then. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Flushes a file, or a folder with everything below it. */
export async function flushTree(path: string, isFolder: boolean): Promise<void> {
  if (isFolder)
    for await (const entry of await opendir(path)) await flushTree(join(path, entry.name), entry.isDirectory());
  await flush(path);
}
