import { createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { assertFileKey } from './key.ts';
import type { OpenFileStore } from './port.ts';

/**
 * Keeps files below a folder of this machine, or of a share that all processes mount: a file appears under its name by
 * renaming, when it is flushed, so that no reader on any machine meets half of it.
 */
export function createLocalFileStore(folder: string): OpenFileStore {
  const pathOf = (key: string): string => {
    assertFileKey(key);
    return join(folder, key);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.part`;
      try {
        await pipeline(content, createWriteStream(part, { flush: true }));
        await rename(part, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async localPath(key) {
      const path = pathOf(key);
      await access(path);
      return path;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    close: async () => {},
  };
}

/** A renamed file survives a power cut only when its folder is flushed too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
