import { files } from '#kernel/runtime.ts';

/** Where an uploaded file can be read; undefined when somebody has removed it from the store by hand. */
export async function findPath(storageKey: string): Promise<string | undefined> {
  try {
    return await files().localPath(storageKey);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
