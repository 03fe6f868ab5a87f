import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '#kernel/errors.ts';
import { archiveVersion, manifestName, manifestSchema, type ArchiveManifest } from './manifest.ts';
import { drain, readTar, TarError, type TarEntry } from './tar.ts';

export interface CheckedArchive {
  readonly manifest: ArchiveManifest;
  /** Bytes of its content once unpacked. */
  readonly bytes: number;
}

type ArchiveEntry = TarEntry & { content: AsyncIterable<Buffer> };

/** Without these a folder is no database, and PGlite would begin an empty one in its place. */
const indispensable = ['database/PG_VERSION', 'database/global/pg_control'];

/**
 * Reads an archive to its end and makes sure that it is one of ours and whole: description, check sums, paths that
 * stay within the folder, a database in it. Writes nothing.
 *
 * @throws AppError archive.*
 */
export async function checkArchive(path: string): Promise<CheckedArchive> {
  let bytes = 0;
  const manifest = await readArchive(path, async ({ content }) => {
    bytes += await drain(content);
  });
  return { manifest, bytes };
}

/**
 * Unpacks an archive into an empty folder, without its description. What is written is not flushed yet.
 *
 * @throws AppError archive.*
 */
export async function unpackArchive(path: string, folder: string): Promise<ArchiveManifest> {
  return readArchive(path, async (entry) => {
    const target = join(folder, entry.path);
    await mkdir(entry.kind === 'folder' ? target : dirname(target), { recursive: true, mode: 0o700 });
    // `wx`: a path that comes twice is an error.
    const file = { flags: 'wx', mode: 0o600 };
    if (entry.kind === 'file') await pipeline(Readable.from(entry.content), createWriteStream(target, file));
  });
}

/** Gives each entry after the description to `use`, checking all of it on the way. */
async function readArchive(path: string, use: (entry: ArchiveEntry) => Promise<void>): Promise<ArchiveManifest> {
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  const reading = pipeline(createReadStream(path), unzip);
  // A failure to read also ends the iteration below, which reports it.
  reading.catch(() => {});
  let manifest: ArchiveManifest | undefined;
  const missing = new Set(indispensable);
  try {
    for await (const entry of readTar(unzip)) {
      if (!manifest) manifest = await readManifest(path, entry);
      else {
        assertInside(manifest, entry.path);
        missing.delete(entry.path);
        await use(entry);
      }
    }
  } catch (error) {
    throw explain(error, path, manifest);
  } finally {
    unzip.destroy();
  }
  if (!manifest) throw new AppError('archive.not_ours', { file: path });
  if (missing.size > 0) throw new AppError('archive.damaged', { file: path, detail: `${[...missing].join()} missing` });
  return manifest;
}

async function readManifest(path: string, { path: name, size, content }: ArchiveEntry): Promise<ArchiveManifest> {
  if (name !== manifestName || size > 10_000) throw new AppError('archive.not_ours', { file: path });
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  const parsed = manifestSchema.safeParse(parseJson(Buffer.concat(pieces).toString()));
  if (!parsed.success) throw new AppError('archive.not_ours', { file: path }, { cause: parsed.error });
  if (parsed.data.version > archiveVersion)
    throw new AppError('archive.newer', { file: path, program: parsed.data.program });
  return parsed.data;
}

/** Refuses whatever would be written elsewhere than in the parts that the archive says it has. */
function assertInside(manifest: ArchiveManifest, path: string): void {
  const [first, ...others] = path.split('/');
  const isPart = manifest.parts.some((part) => part === first);
  const isPlain = others.every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\\0]/.test(name));
  if (!isPart || !isPlain) throw new TarError(`${path} does not belong there`);
}

function explain(error: unknown, file: string, manifest: ArchiveManifest | undefined): unknown {
  const isContent = error instanceof TarError || (error instanceof Error && 'code' in error && isZlibCode(error.code));
  if (!isContent) return error;
  if (!manifest) return new AppError('archive.not_ours', { file }, { cause: error });
  return new AppError('archive.damaged', { file, detail: error.message }, { cause: error });
}

function isZlibCode(code: unknown): boolean {
  return typeof code === 'string' && code.startsWith('Z_');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not ours: the schema refuses it.
    return undefined;
  }
}
