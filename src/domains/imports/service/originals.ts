import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { files, log } from '#kernel/runtime.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { changeSetting, noteView } from '#domains/audit/index.ts';
import { originalsSettings, type OriginalsSettings } from '../contract.ts';
import { mayReadImport } from '../policy.ts';
import { findBatch, setStatus } from '../store/batches.ts';
import * as store from '../store/originals.ts';
import { deletePeople } from '../store/people.ts';
import { findPath } from './find-path.ts';
import { removeParsedFile } from './parsed-file.ts';
import { publishImport } from './publish-import.ts';
import { removeOriginalsKind } from './task-kinds.ts';
import { tellOfFailed } from './tell.ts';

/** Days for which uploaded files are kept, whatever came of them. */
export const originalDays = defineSetting({
  key: 'imports.original_days',
  schema: originalsSettings.shape.days,
  default: 365,
});

/** As many files are removed at once: a file store far away answers slowly. */
const atOnce = 20;

/**
 * Removes uploaded files that are older than the setting says, and those that are unwanted because somebody in them was
 * erased. Stopped halfway it goes on with the next run: a file is removed before the batch says so.
 */
export async function removeOriginals(run: Pick<TaskRun, 'signal'>): Promise<void> {
  const days = await getSetting(originalDays);
  let removed = 0;
  for (;;) {
    const batches = await store.listOriginalsToRemove(days, atOnce);
    if (batches.length === 0) break;
    run.signal.throwIfAborted();
    await Promise.all(batches.flatMap((batch) => [files().remove(batch.storageKey), removeParsedFile(batch)]));
    await store.markOriginalsRemoved(batches.map(({ id }) => id));
    removed += batches.length;
  }
  if (removed > 0) log().info({ removed }, 'uploaded files removed');
}

/** The file of this batch is to go, in the open transaction. */
export async function discardOriginal(batchId: string): Promise<void> {
  await store.markOriginalUnwanted(batchId);
  await enqueue(removeOriginalsKind, {});
}

/** Ends an import whose task is run again after its file was removed. */
export async function failWithoutFile(batchId: string): Promise<void> {
  await transaction(async () => {
    await setStatus(batchId, 'failed');
    await deletePeople(batchId);
    await tellOfFailed(batchId);
  });
  publishImport(batchId);
}

export interface OriginalFile {
  fileName: string;
  bytes: number;
  content: Readable;
}

/** The file as it was uploaded. @throws AppError import.not_found, import.original_removed */
export async function openOriginal(actor: Actor, batchId: string): Promise<OriginalFile> {
  const batch = mayReadImport(actor) ? await findBatch(batchId) : undefined;
  if (!batch) throw new AppError('import.not_found');
  if (!batch.hasOriginal) throw new AppError('import.original_removed');
  noteView('import.viewed', {}, { importId: batchId });
  const path = await findPath(batch.storageKey);
  if (path === undefined) throw new AppError('import.original_removed');
  return { fileName: batch.fileName, bytes: (await stat(path)).size, content: createReadStream(path) };
}

/** Whether this process can read the file that was uploaded last; undefined when none is kept. */
export async function canReadNewestUpload(): Promise<boolean | undefined> {
  const storageKey = await store.findNewestOriginal();
  return storageKey === undefined ? undefined : (await findPath(storageKey)) !== undefined;
}

export async function getOriginalsSettings(): Promise<OriginalsSettings> {
  return { days: await getSetting(originalDays) };
}

/** Sets for how long uploaded files are kept; the next night heeds it. */
export async function setOriginalsSettings(actor: Actor, { days }: OriginalsSettings): Promise<OriginalsSettings> {
  await changeSetting(actor, originalDays, days);
  return { days };
}
