import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderProblem } from '../contract.ts';
import { deepest, isPassing, mostFiles, type FoundFile } from '../watched-files.ts';

/** What was seen in the folder, or why nothing was. */
type Look = { readonly files: readonly FoundFile[] } | { readonly problem: FolderProblem };

class TooMany extends Error {}

/**
 * The files of a folder and of the folders in it, down to a depth. Links are not followed: they may lead out of the
 * folder. A folder in it that cannot be opened has no files.
 */
export async function walkFolder(folder: string): Promise<Look> {
  const files: FoundFile[] = [];
  try {
    await walk(folder, '', 0, files);
    return { files };
  } catch (error) {
    if (error instanceof TooMany) return { problem: 'too_many' };
    return { problem: problemOf(error) };
  }
}

async function walk(folder: string, below: string, depth: number, files: FoundFile[]): Promise<void> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    if (isPassing(entry.name)) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && depth < deepest) await walk(folder, path, depth + 1, files).catch(passOver);
    if (!entry.isFile()) continue;
    const found = await lstat(join(folder, path)).catch(passOver);
    if (!found?.isFile()) continue;
    files.push({ path, bytes: found.size, modifiedAt: found.mtime });
    if (files.length > mostFiles) throw new TooMany();
  }
}

/** Gone since it was listed, or not ours to see. */
function passOver(error: unknown): undefined {
  if (error instanceof TooMany || problemOf(error) === 'unreachable') throw error;
  return undefined;
}

function problemOf(error: unknown): FolderProblem {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'unreachable';
}
