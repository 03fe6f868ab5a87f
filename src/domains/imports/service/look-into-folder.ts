import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { transaction } from '#kernel/database/transaction.ts';
import { log, runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import type { WatchedFileState } from '../contract.ts';
import { compareLooks, type FoundFile } from '../watched-files.ts';
import * as store from '../store/watched-files.ts';
import { startImports } from './imports.ts';
import { importEvent } from './publish-import.ts';
import { discardUploads, storeUpload, type StoredFile } from './upload.ts';
import { walkFolder } from './walk-folder.ts';

/** Files that one look imports: the next comes in a minute. */
const mostAtOnce = 100;

/**
 * Looks into the folder of PULSE_WATCH_FOLDER, and imports the files that have not changed since the last look. Nothing
 * in the folder is changed. A look that is broken off goes on with the next: what was imported is known by its content.
 */
export async function lookIntoFolder(run: TaskRun): Promise<void> {
  const { watchedFolder, events } = runtime();
  if (!watchedFolder) return;
  const { folder } = watchedFolder;
  const look = await walkFolder(folder);
  if ('problem' in look) {
    // What was known stays: the share may be back in a minute.
    await run.complete(() => store.noteLook(folder, look.problem));
  } else {
    const { changed, complete, gone } = compareLooks(look.files, await store.listWatchedFiles());
    await transaction(() => store.noteFiles(changed, gone));
    for (const file of complete.slice(0, mostAtOnce)) {
      run.signal.throwIfAborted();
      await importFile(folder, file);
    }
    await run.complete(() => store.noteLook(folder, null));
    if (changed.length + complete.length + gone.length > 0) events.publish(importEvent('folder'));
  }
}

async function importFile(folder: string, file: FoundFile): Promise<void> {
  if (file.bytes === 0) return store.setFileState(file.path, 'empty', null);
  if (file.bytes > runtime().limits.uploadBytes) return store.setFileState(file.path, 'too_large', null);
  const place = join(folder, file.path);
  let upload: StoredFile;
  try {
    upload = await storeUpload(basename(file.path), createReadStream(place));
  } catch (error) {
    log().warn({ err: error }, 'a file of the watched folder could not be read');
    return store.setFileState(file.path, 'unreadable', null);
  }
  // Written to while it was copied: it settles anew with the next look.
  if (!(await isAsBefore(place, file))) return discardUploads([upload]);
  const { state, batchId } = await begin(upload);
  await store.setFileState(file.path, state, batchId);
}

async function isAsBefore(place: string, { bytes, modifiedAt }: FoundFile): Promise<boolean> {
  const now = await lstat(place).catch(() => undefined);
  return now?.size === bytes && now.mtime.getTime() === modifiedAt.getTime();
}

async function begin(upload: StoredFile): Promise<{ state: WatchedFileState; batchId: string }> {
  const known = await store.findContent(upload.sha256);
  if (known !== undefined) {
    await discardUploads([upload]);
    return { state: 'repeated', batchId: known };
  }
  const review = runtime().watchedFolder?.review;
  await startImports(null, [upload], { review, fromFolder: true });
  return { state: 'imported', batchId: upload.id };
}
