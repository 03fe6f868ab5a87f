import { clock, files } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import type { ImportStatus } from '../contract.ts';
import { foundIssue, type ParsedFile } from '../parsed-gradebook.ts';
import { ReadingError } from '../reading-error.ts';
import { readGradebook } from '../reading/read-gradebook.ts';
import * as store from '../store/batches.ts';
import { noteReading } from '../store/readings.ts';
import { leaveOutErased } from './leave-out-erased.ts';
import { discardOriginal, failWithoutFile } from './originals.ts';
import { keepParsedFile } from './parsed-file.ts';
import { reportRows } from './progress.ts';
import { publishImport } from './publish-import.ts';
import { choiceOf } from './reading-choice.ts';
import { readingLimits } from './reading-limits.ts';
import { commitKind } from './task-kinds.ts';
import { tellOfFailed } from './tell.ts';

const beforeReview: readonly ImportStatus[] = ['waiting', 'reading', 'checking'];

/**
 * Reads and checks an uploaded file. What it read is kept for `commitBatch`, which follows; a file with errors is
 * refused and stores nothing. A batch that is past this step is left alone.
 */
export async function parseBatch(batchId: string, run: TaskRun): Promise<void> {
  const batch = await store.findBatch(batchId);
  if (batch?.status !== 'waiting' && batch?.status !== 'reading' && batch?.status !== 'checking') return;
  if (!batch.hasOriginal) return failWithoutFile(batchId);
  if (!(await store.advance(batchId, beforeReview, 'reading'))) return;
  publishImport(batchId);
  const parsed = await read(batch, run.signal);
  if (!(await store.advance(batchId, ['reading'], 'checking'))) return;
  publishImport(batchId);
  const isRefused = parsed.source === undefined || parsed.issues.some((issue) => issue.severity === 'error');
  if (!isRefused) await keepParsedFile(batch, parsed);
  await run.complete(async () => {
    // Cancelled meanwhile.
    if (!(await store.advance(batchId, ['checking'], 'checking'))) return;
    const { file, namesErased } = await leaveOutErased(parsed);
    await store.replaceIssues(batchId, file.issues);
    if (parsed.profile) await noteReading(batchId, { profile: parsed.profile });
    if (!isRefused) await enqueue(commitKind, { batchId });
    else await refuse(batchId, namesErased);
  });
  publishImport(batchId);
}

async function refuse(batchId: string, namesErased: boolean): Promise<void> {
  await store.setStatus(batchId, 'refused');
  await tellOfFailed(batchId);
  if (namesErased) await discardOriginal(batchId);
}

/** What the file says; a file that cannot be read at all is one issue. */
async function read(batch: store.Batch, signal: AbortSignal): Promise<ParsedFile> {
  const choice = await choiceOf(batch.id);
  if (choice === 'gone') return { source: undefined, courses: [], issues: [foundIssue('table.profile_gone')] };
  try {
    return await readGradebook({
      path: await files().localPath(batch.storageKey),
      fileName: batch.fileName,
      timeZone: clock().timeZone,
      ...(batch.courseName === null ? {} : { course: batch.courseName }),
      choice,
      limits: readingLimits(),
      signal,
      onRows: reportRows(batch.id),
    });
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return { source: undefined, courses: [], issues: [error.toIssue()] };
  }
}
