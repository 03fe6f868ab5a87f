import { createReadStream } from 'node:fs';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { fillSentence } from '#kernel/locale.ts';
import { clock } from '#kernel/runtime.ts';
import { noteView } from '#domains/audit/index.ts';
import { countContents } from '../count-contents.ts';
import { issueCodes } from '../issue-codes.ts';
import type { ImportTable, MappingCheck, ReadingAgain, TableMapping } from '../mapping/contract.ts';
import type { FoundIssue, ParsedFile } from '../parsed-gradebook.ts';
import { mayReadImport } from '../policy.ts';
import { ReadingError } from '../reading-error.ts';
import { readGradebook } from '../reading/read-gradebook.ts';
import { readPreview } from '../reading/read-preview.ts';
import { sources } from '../sources/index.ts';
import { findBatch, type Batch } from '../store/batches.ts';
import { findProfileOf, findProfileOfImport } from '../store/profiles.ts';
import { noteReading } from '../store/readings.ts';
import { startImports } from './imports.ts';
import { findPath } from './find-path.ts';
import { keepProfile } from './profiles.ts';
import { readingLimits } from './reading-limits.ts';
import { discardUploads, storeUpload } from './upload.ts';

/** As many issues as somebody looks at while mapping. */
const issuesShown = 50;

/** The batch with its file. @throws AppError import.not_found, import.original_removed */
async function openBatch(actor: Actor, id: string): Promise<Batch & { readonly path: string }> {
  const batch = mayReadImport(actor) ? await findBatch(id) : undefined;
  if (!batch) throw new AppError('import.not_found');
  const path = batch.hasOriginal ? await findPath(batch.storageKey) : undefined;
  if (path === undefined) throw new AppError('import.original_removed');
  return { ...batch, path };
}

/** Runs a reading in its thread. @throws AppError import.unreadable with the sentence of what is wrong */
async function reading<Result>(actor: Actor, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    throw new AppError('import.unreadable', {
      reason: fillSentence(issueCodes[error.code][actor.locale], error.params),
    });
  }
}

/**
 * The first rows of an uploaded file, what its columns may be, the sources it resembles and the profile of its headers,
 * else the one by which it was read: that of a table with some columns fewer or more.
 *
 * @throws AppError import.not_found, import.original_removed, import.unreadable
 */
export async function previewTable(
  actor: Actor,
  importId: string,
  { sheet, headerRow }: { sheet?: number | undefined; headerRow?: number | undefined },
): Promise<ImportTable> {
  const batch = await openBatch(actor, importId);
  noteView('import.viewed', {}, { importId });
  const preview = await reading(actor, () =>
    readPreview({
      path: batch.path,
      fileName: batch.fileName,
      limits: readingLimits(),
      ...(sheet !== undefined && { sheet }),
      ...(headerRow !== undefined && { headerRow }),
    }),
  );
  const profile = (await findProfileOf(preview.fingerprint)) ?? (await findProfileOfImport(importId));
  if (!profile) return { ...preview, profile: null };
  const { id, name, version, mapping } = profile;
  return { ...preview, profile: { id, name, version, mapping } };
}

/**
 * What reading a file as mapped would give: counts and issues. Nothing is stored.
 *
 * @throws AppError import.not_found, import.original_removed, import.unreadable
 */
export async function checkMapping(
  actor: Actor,
  importId: string,
  mapping: TableMapping,
  course: string | undefined,
): Promise<MappingCheck> {
  const batch = await openBatch(actor, importId);
  noteView('import.viewed', {}, { importId });
  const chosen = course?.trim() ? course : batch.courseName;
  const parsed = await reading(actor, () =>
    readGradebook({
      path: batch.path,
      fileName: batch.fileName,
      timeZone: clock().timeZone,
      ...(chosen === null ? {} : { course: chosen }),
      choice: { mapping, profiles: [] },
      limits: readingLimits(),
    }),
  );
  return summary(parsed, actor.locale);
}

function summary({ courses, issues }: ParsedFile, locale: Actor['locale']): MappingCheck {
  const graver = (severity: FoundIssue['severity']): number => ['error', 'warning', 'info'].indexOf(severity);
  return {
    courses: courses.map(({ name }) => name),
    ...countContents(courses),
    cells: courses.reduce((sum, { cells }) => sum + cells.length, 0),
    errors: issues.filter(({ severity }) => severity === 'error').length,
    issues: issues
      .toSorted((a, b) => graver(a.severity) - graver(b.severity))
      .slice(0, issuesShown)
      .map(({ severity, code, sheet = null, row = null, column = null, value = null, params }) => ({
        ...{ severity, code, sheet, row, column, value },
        message: fillSentence(issueCodes[code][locale], { sheet, row, column, value, ...params }),
      })),
  };
}

/**
 * Begins a new import of the file of an earlier one: by a profile, which is kept under the name, or as a source. The
 * earlier one stays as it is.
 *
 * @throws AppError import.not_found, import.original_removed, source.not_found, profile.exists
 */
export async function readAgain(
  actor: Actor,
  importId: string,
  { by, course }: ReadingAgain,
): Promise<{ importId: string }> {
  const batch = await openBatch(actor, importId);
  if ('source' in by && !sources.some(({ id }) => id === by.source)) throw new AppError('source.not_found');
  const upload = await storeUpload(batch.fileName, createReadStream(batch.path));
  const chosenCourse = course?.trim() ? course : (batch.courseName ?? undefined);
  try {
    await transaction(async () => {
      const chosen =
        'source' in by
          ? { source: by.source }
          : { profile: await keepProfile(actor.userId, by.name, by.mapping, importId) };
      await startImports(actor.userId, [upload], { teacherId: batch.teacherId, course: chosenCourse });
      await noteReading(upload.id, { ...chosen, againOf: importId });
    });
  } catch (error) {
    await discardUploads([upload]);
    throw error;
  }
  return { importId: upload.id };
}
