import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveParts, type ArchivePart } from './manifest.ts';
import { flush } from './durability.ts';

/**
 * A restore is killed-proof by the names of folders alone:
 *
 * 1. <data>/restore.unproven: being unpacked and tried. A start throws it away.
 * 2. <data>/restore.proven: whole, tried and flushed; this renaming is the moment the new state counts. A start moves
 *    what is left in it into place.
 */
const names = { unproven: 'restore.unproven', proven: 'restore.proven', previous: 'previous' } as const;

/** Makes the empty folder in which the new state is unpacked and tried. */
export async function beginRestore(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, names.unproven);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Throws the new state away. */
export async function giveUpRestore(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, names.unproven), { recursive: true, force: true });
}

/** Gives a file or folder another path on the same file system, at once. */
type Move = (from: string, to: string) => Promise<void>;

/** Puts the new state, proven and flushed, in the place of the old one. */
export async function completeRestore(dataFolder: string, move: Move = rename): Promise<void> {
  await move(join(dataFolder, names.unproven), join(dataFolder, names.proven));
  await flush(dataFolder);
  await finishRestore(dataFolder, move);
}

/**
 * Brings a restore to its end whenever it was interrupted: back to the old state before it was proven, on to the new
 * state after. When a part cannot be moved, all of the old state is put back. Only for the holder of the folder's lock.
 */
export async function finishRestore(dataFolder: string, move: Move = rename): Promise<void> {
  await giveUpRestore(dataFolder);
  const proven = join(dataFolder, names.proven);
  if (!existsSync(proven)) return;
  const previous = join(proven, names.previous);
  const placed: ArchivePart[] = [];
  try {
    await mkdir(previous, { recursive: true, mode: 0o700 });
    for (const part of await partsIn(proven)) {
      if (existsSync(join(dataFolder, part))) await move(join(dataFolder, part), join(previous, part));
      await move(join(proven, part), join(dataFolder, part));
      placed.push(part);
    }
  } catch (error) {
    // Only moves: killed among them, the next start finds all of both states and goes on.
    for (const part of placed) await move(join(dataFolder, part), join(proven, part));
    for (const part of await partsIn(previous)) await move(join(previous, part), join(dataFolder, part));
    await move(proven, join(dataFolder, names.unproven));
    throw error;
  }
  await flush(dataFolder);
  await rm(proven, { recursive: true });
}

async function partsIn(folder: string): Promise<ArchivePart[]> {
  const found = await readdir(folder);
  return archiveParts.filter((part) => found.includes(part));
}
