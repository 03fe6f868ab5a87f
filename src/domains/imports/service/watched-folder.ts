import { runtime } from '#kernel/runtime.ts';
import type { Actor } from '#kernel/actor.ts';
import type { WatchedFolder } from '../contract.ts';
import { listBatchesById } from '../store/journal.ts';
import { findLook, listNewestFiles } from '../store/watched-files.ts';
import { assertImportReadable } from './assert-import-readable.ts';

/** Files that are shown; the rest is counted. */
const mostShown = 100;

/** The watched folder as the last look saw it. */
export async function getWatchedFolder(actor: Actor): Promise<WatchedFolder> {
  assertImportReadable(actor);
  const configured = runtime().watchedFolder;
  const look = await findLook();
  const { total, files } = await listNewestFiles(mostShown);
  const batches = await listBatchesById(files.flatMap(({ importId }) => importId ?? []));
  const statusOf = new Map(batches.map(({ id, status }) => [id, status]));
  return {
    // A web server need not have the folder; the workers that look into it do.
    folder: configured?.folder ?? look?.folder ?? null,
    lookedAt: look?.lookedAt.toISOString() ?? null,
    problem: look?.problem ?? null,
    total,
    files: files.map(({ importId, modifiedAt, ...file }) => ({
      ...file,
      modifiedAt: modifiedAt.toISOString(),
      import: importId === null ? null : { id: importId, status: statusOf.get(importId) ?? 'done' },
    })),
  };
}
