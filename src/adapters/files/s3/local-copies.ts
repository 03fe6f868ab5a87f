import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '#kernel/clock.ts';
import { hasCode } from '#kernel/errors.ts';

export interface LocalCopiesOptions {
  /** May be shared by the processes of a machine. */
  readonly folder: string;
  /** Copies above this total are removed, those used longest ago first. */
  readonly mostBytes: number;
  /** Seconds in which a copy that was handed out is kept whatever the total; default a quarter of an hour. */
  readonly keptSeconds?: number;
}

/** One state of an object: another content has another etag. */
export interface ObjectVersion {
  readonly key: string;
  readonly etag: string;
  readonly bytes: number;
}

export interface LocalCopies {
  /** Path of a whole copy of this version. `download` writes it to the path it is given, when there is none yet. */
  get(version: ObjectVersion, download: (path: string) => Promise<void>): Promise<string>;
  /** Removes all copies of the key. */
  forget(key: string): Promise<void>;
}

/** Seconds after which a copy that nobody asked for again goes, and so does a download that was left unfinished. */
const oldSeconds = 24 * 3600;

const clock = systemClock('UTC');

/**
 * Keeps copies of objects in a folder. A copy is named by key and version and gets its name when it is whole, so that
 * nobody meets half a copy or one of another content.
 */
export function createLocalCopies(options: LocalCopiesOptions): LocalCopies {
  const { folder, mostBytes, keptSeconds = 15 * 60 } = options;
  /** Downloads under way, by path. */
  const underWay = new Map<string, Promise<void>>();

  async function fetchCopy(path: string, download: (path: string) => Promise<void>): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = `${path}.${randomUUID()}.part`;
    try {
      await download(part);
      await rename(part, path);
    } finally {
      await rm(part, { force: true });
    }
    await removeOldCopies();
  }

  async function removeOldCopies(): Promise<void> {
    const copies = (await listCopies(folder)).sort((a, b) => a.usedSecondsAgo - b.usedSecondsAgo);
    let total = 0;
    for (const { path, bytes, usedSecondsAgo } of copies) {
      total += bytes;
      const isTooMuch = total > mostBytes && usedSecondsAgo > keptSeconds;
      if (isTooMuch || usedSecondsAgo > oldSeconds) await rm(path, { force: true });
    }
  }

  return {
    async get(version, download) {
      const path = join(folder, `${hashOf(version.key)}-${hashOf(version.etag)}`);
      if (await isWhole(path, version.bytes)) return path;
      const fetched = underWay.get(path) ?? fetchCopy(path, download).finally(() => underWay.delete(path));
      underWay.set(path, fetched);
      await fetched;
      return path;
    },
    async forget(key) {
      const names = await namesIn(folder);
      const copies = names.filter((name) => name.startsWith(`${hashOf(key)}-`) && !name.endsWith('.part'));
      await Promise.all(copies.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}

/** Whether the copy is there and of the right size; then it counts as used now. */
async function isWhole(path: string, bytes: number): Promise<boolean> {
  try {
    const { size } = await stat(path);
    if (size !== bytes) return false;
    const now = wallSeconds();
    await utimes(path, now, now);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

interface Copy {
  readonly path: string;
  readonly bytes: number;
  readonly usedSecondsAgo: number;
}

async function listCopies(folder: string): Promise<Copy[]> {
  const copies = await Promise.all(
    (await namesIn(folder)).map(async (name): Promise<Copy[]> => {
      const path = join(folder, name);
      try {
        const { size, mtimeMs } = await stat(path);
        return [{ path, bytes: size, usedSecondsAgo: wallSeconds() - mtimeMs / 1000 }];
      } catch (error) {
        // Another process has removed it meanwhile.
        if (hasCode(error, 'ENOENT')) return [];
        throw error;
      }
    }),
  );
  return copies.flat();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Seconds since 1970 by the machine, as its files count; a frozen clock of the university has no say in this. */
function wallSeconds(): number {
  return clock.now().getTime() / 1000;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
