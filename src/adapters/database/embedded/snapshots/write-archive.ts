import { createWriteStream, existsSync } from 'node:fs';
import { open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { hasCode } from '#kernel/errors.ts';
import packageManifest from '../../../../../package.json' with { type: 'json' };
import type { SnapshotKind } from '../../port.ts';
import { writtenVersion } from '../version.ts';
import { flush } from './durability.ts';
import {
  archiveFormat,
  archiveParts,
  archiveVersion,
  manifestName,
  type ArchiveManifest,
  type ArchivePart,
} from './manifest.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

/** What an archive is to hold. */
export interface ArchiveContent {
  readonly kind: SnapshotKind;
  readonly takenAt: Date;
  readonly sources: ArchiveSources;
}

/** Where each part of an archive is read from. */
export type ArchiveSources = Partial<Record<ArchivePart, string>>;

/** Those of the parts that a data folder has. */
export function partsOf(dataFolder: string, parts: readonly ArchivePart[]): ArchiveSources {
  const present = parts.filter((part) => existsSync(join(dataFolder, part)));
  return Object.fromEntries(present.map((part) => [part, join(dataFolder, part)]));
}

/** 1 packs a database to a fifth at three times the speed of the default, which packs it to a sixth. */
const compression = { level: 1, chunkSize: 256 * 1024 };

/**
 * Packs folders and files into one archive at `path`: whole and durable under its name, or not there. Reading,
 * compressing and writing happen in Node's own threads, so the event loop stays free.
 */
export async function writeArchive(path: string, content: ArchiveContent, signal?: AbortSignal): Promise<void> {
  const part = `${path}.part`;
  try {
    const output = createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(Readable.from(archiveBytes(content)), createGzip(compression), output, { signal });
    await rename(part, path);
    await flush(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* archiveBytes(content: ArchiveContent): AsyncGenerator<Buffer> {
  const description = Buffer.from(`${JSON.stringify(describe(content), null, 2)}\n`);
  yield tarHeader({ path: manifestName, kind: 'file', size: description.length });
  yield description;
  yield tarPadding(description.length);
  for (const [part, source] of Object.entries(content.sources)) {
    yield* (await stat(source)).isDirectory() ? folderBytes(part, source) : fileBytes(part, source);
  }
  yield tarEnd;
}

function describe({ kind, takenAt, sources }: ArchiveContent): ArchiveManifest {
  return {
    format: archiveFormat,
    version: archiveVersion,
    kind,
    takenAt: takenAt.toISOString(),
    program: packageManifest.version,
    pglite: sources.database === undefined ? null : writtenVersion(sources.database),
    parts: archiveParts.filter((part) => sources[part] !== undefined),
  };
}

async function* folderBytes(path: string, source: string): AsyncGenerator<Buffer> {
  yield tarHeader({ path, kind: 'folder', size: 0 });
  for await (const entry of await opendir(source)) {
    const inner = [`${path}/${entry.name}`, join(source, entry.name)] as const;
    if (entry.isDirectory()) yield* folderBytes(...inner);
    // A file still being written has no part in a copy.
    else if (entry.isFile() && !entry.name.endsWith('.part')) yield* fileBytes(...inner);
  }
}

async function* fileBytes(path: string, source: string): AsyncGenerator<Buffer> {
  const file = await openIfThere(source);
  // Removed since its folder was listed.
  if (!file) return;
  try {
    const { size } = await file.stat();
    yield tarHeader({ path, kind: 'file', size });
    let read = 0;
    if (size > 0) {
      for await (const piece of file.createReadStream({ end: size - 1, autoClose: false, highWaterMark: 256 * 1024 })) {
        if (!Buffer.isBuffer(piece)) throw new Error('a stream without encoding gives buffers');
        read += piece.length;
        yield piece;
      }
    }
    if (read !== size) throw new Error(`${source} became shorter while it was copied`);
    yield tarPadding(size);
  } finally {
    await file.close();
  }
}

async function openIfThere(path: string): Promise<Awaited<ReturnType<typeof open>> | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
