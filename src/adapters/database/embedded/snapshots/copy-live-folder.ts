import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hasCode } from '#kernel/errors.ts';

/**
 * Milliseconds by which a file's time of change may lag behind: file systems stamp in ticks (4 ms here, 2 s on FAT), so
 * a file written just before and just after we looked can bear the same stamp.
 */
const tick = 2500;

/** Bytes that are read at once. */
const pieceBytes = 262_144;

/** Files that are copied at once. */
const filesAtOnce = 32;

/**
 * Copies a folder that is being written to. Most of it is copied while the writing goes on; then, while `hold` keeps
 * the folder still, whatever changed meanwhile is copied again. The copy is the folder as it stood during `hold`.
 *
 * @param target where nothing is yet
 * @param hold runs the work it is given, synchronously, at a moment when nobody writes
 */
export async function copyLiveFolder(
  source: string,
  target: string,
  hold: (work: () => void) => Promise<void>,
): Promise<void> {
  await mkdir(target);
  const begun = (await stat(target)).mtimeMs - tick;
  const copied = await copyMoving(source, target);
  await hold(() =>
    catchUp(source, target, (path, stats) => stats.mtimeMs < begun && copied.get(path) === stamp(stats)),
  );
}

/** @returns stamps of the copied files, each taken before its file was read */
async function copyMoving(source: string, target: string): Promise<Map<string, string>> {
  const copied = new Map<string, string>();
  const copyOne = async (path: string): Promise<void> => {
    try {
      copied.set(path, stamp(await stat(join(source, path))));
      await copyMovingFile(join(source, path), join(target, path));
    } catch (error) {
      // Removed since it was listed; should it come back, `catchUp` finds it.
      if (!hasCode(error, 'ENOENT')) throw error;
    }
  };
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const pathOf = ({ parentPath, name }: Dirent): string => relative(source, join(parentPath, name));
  for (const entry of entries) if (entry.isDirectory()) await mkdir(join(target, pathOf(entry)), { recursive: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map(pathOf);
  // Thousands of small files: one after the other, each would wait its turn behind whatever else the process does.
  for (let at = 0; at < files.length; at += filesAtOnce) {
    await Promise.all(files.slice(at, at + filesAtOnce).map(copyOne));
  }
  return copied;
}

/**
 * Copies a file that may become shorter meanwhile. `copyFile` would not do: it asks for the size first and then sends that
 * many bytes, so with a file that is cut short it turns in a circle for ever and keeps a thread of the pool with it.
 */
function copyMovingFile(source: string, target: string): Promise<void> {
  return pipeline(createReadStream(source, { highWaterMark: pieceBytes }), createWriteStream(target));
}

function catchUp(source: string, target: string, isUnchanged: (path: string, stats: Stats) => boolean): void {
  const present = new Set(readdirSync(source, { recursive: true, encoding: 'utf8' }));
  for (const path of present) {
    const stats = statSync(join(source, path));
    if (stats.isDirectory()) mkdirSync(join(target, path), { recursive: true });
    else if (!isUnchanged(path, stats)) copyFileSync(join(source, path), join(target, path));
  }
  for (const path of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    if (!present.has(path)) rmSync(join(target, path), { recursive: true, force: true });
  }
}

function stamp({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return [size, mtimeMs, ctimeMs, ino].join();
}
