import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { isConnectionLost } from '#kernel/database/connection-lost.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import type { Locale } from '#kernel/locale.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { noteView, recordAuditOfMany } from '#domains/audit/index.ts';
import { areTeachers } from '#domains/roster/index.ts';
import type { ImportBatch, ImportChanges, ImportDetail, ReviewMode } from '../contract.ts';
import { displayName, longestName } from '../sources/names.ts';
import * as store from '../store/batches.ts';
import * as journal from '../store/journal.ts';
import { assertImportReadable } from './assert-import-readable.ts';
import { bundleDocuments } from './bundle-documents.ts';
import { progressOf } from './progress.ts';
import { publishImport } from './publish-import.ts';
import { parseKind } from './task-kinds.ts';
import { discardUploads, type StoredFile } from './upload.ts';

/** Who teaches the courses that a file brings for the first time, when the upload names nobody. */
export const defaultTeacher = defineSetting<string | null>({
  key: 'imports.default_teacher',
  schema: z.string().nullable(),
  default: null,
});

/** What an upload says beside its files. */
export interface UploadChoices {
  /** Who teaches the courses that are new; null: nobody yet; undefined: whoever the setting names. */
  readonly teacherId?: string | null | undefined;
  /** The course of the files that name none; without it their own names tell. */
  readonly course?: string | undefined;
  /** When to ask before saving; default: never. */
  readonly review?: ReviewMode | undefined;
  /** They were found in the watched folder; nobody uploaded them. */
  readonly fromFolder?: boolean;
}

/**
 * Begins the import of stored files, one batch each; documents of JSON are one together (`bundleDocuments`). When it returns, the batches and their tasks are committed: from
 * here on nothing is lost. When it throws, the files are discarded, unless the import may have begun nevertheless: nobody
 * knows whether a commit took effect whose answer was lost.
 *
 * @param userId who uploaded; null for the command line
 * @throws AppError staff.not_a_teacher, import.course_name_too_long
 */
export async function startImports(
  userId: string | null,
  uploads: readonly StoredFile[],
  choices: UploadChoices = {},
): Promise<ImportBatch[]> {
  let begun = uploads;
  try {
    if (choices.fromFolder !== true) begun = await bundleDocuments(uploads);
    await beginImports(userId, begun, choices);
  } catch (error) {
    if (!isConnectionLost(error)) await discardUploads(begun);
    throw error;
  }
  for (const { id } of begun) publishImport(id);
  return journal.listBatchesById(begun.map(({ id }) => id));
}

async function beginImports(
  userId: string | null,
  uploads: readonly StoredFile[],
  { teacherId, course = '', review = 'never', fromFolder = false }: UploadChoices,
): Promise<void> {
  const courseName = displayName(course) || null;
  if ((courseName ?? '').length > longestName) throw new AppError('import.course_name_too_long', { max: longestName });
  const teacher = teacherId === undefined ? await getSetting(defaultTeacher) : teacherId;
  if (typeof teacherId === 'string' && !(await areTeachers([teacherId]))) throw new AppError('staff.not_a_teacher');
  await transaction(async () => {
    await store.insertBatches(
      uploads.map((upload) => ({ ...upload, teacherId: teacher, courseName, review, fromFolder, createdBy: userId })),
    );
    await enqueueMany(
      parseKind,
      uploads.map(({ id }) => ({ batchId: id })),
    );
    await recordAuditOfMany(
      'import.started',
      uploads.map(({ id }) => ({ subject: {}, details: { importId: id } })),
    );
  });
}

/** What an upload assumes when it does not say otherwise. */
export async function getUploadDefaults(): Promise<{ teacherId: string | null }> {
  return { teacherId: await getSetting(defaultTeacher) };
}

/** A page of the journal, newest first; `cursor` is the `nextCursor` of the page before. */
export function listImports(
  actor: Actor,
  limit: number,
  cursor: string | undefined,
): Promise<{ items: ImportBatch[]; nextCursor: string | null }> {
  return journal.listBatches(actor, limit, cursor);
}

/** A batch with its issues in the actor's language. @throws AppError import.not_found */
export async function getImport(actor: Actor, id: string): Promise<ImportDetail> {
  assertImportReadable(actor);
  return getImportDetail(id, actor.locale);
}

/** A batch with its issues in the language, whoever asks. @throws AppError import.not_found */
export async function getImportDetail(id: string, locale: Locale): Promise<ImportDetail> {
  const batch = await journal.getBatch(id);
  return { ...batch, issues: await journal.listIssues(id, locale), progress: await progressOf(batch) };
}

/** @throws AppError import.not_found */
export async function listChanges(actor: Actor, id: string): Promise<ImportChanges> {
  assertImportReadable(actor);
  await store.assertBatchExists(id);
  noteView('import.viewed', {}, { importId: id });
  return journal.listChanges(id);
}
