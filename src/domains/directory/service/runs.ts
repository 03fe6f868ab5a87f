import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Locale } from '#kernel/locale.ts';
import { runtime } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { failureSentence, readFailure } from '#kernel/tasks/failures.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { DirectoryItems, DirectoryRun, DirectoryState } from '../contract.ts';
import * as store from '../store/runs.ts';
import { getDirectory } from './get-directory.ts';
import { publishRun } from './publish-run.ts';
import { synchroniseKind } from './task-kinds.ts';

/** Runs that a page shows. */
const mostShown = 10;

/** The newest looks at the directory, and what can be done next. */
export async function getState(actor: Actor): Promise<DirectoryState> {
  const runs = await store.listRuns(mostShown);
  return {
    place: runtime().directory?.place ?? null,
    runs: runs.map((run) => toRun(run, actor.locale)),
    maySchedule: await store.existsApplied(),
  };
}

/** The people concerned by a run; that they were looked at is noted. @throws AppError directory.run_not_found */
export async function listItems(runId: string): Promise<DirectoryItems> {
  noteView('people.viewed', {}, {});
  const items = await store.findItems(runId);
  if (!items) throw new AppError('directory.run_not_found');
  return { items };
}

/**
 * Begins to look at the directory, as a task: whether it answers (`check`), or what it would change (`preview`).
 *
 * @throws AppError directory.not_configured, directory.busy
 */
export function startRun(actor: Actor, kind: 'check' | 'preview'): Promise<DirectoryRun> {
  getDirectory();
  return transaction(async () => {
    await assertIdle();
    return toRun(await insertRun(kind, actor.userId, null), actor.locale);
  });
}

/**
 * Confirms what the newest run showed: the directory is looked at again, and what it says then is done, if no more people
 * lose access or roles by it.
 *
 * @throws AppError directory.not_configured, directory.busy, directory.run_not_found, directory.run_outdated
 */
export function confirmRun(actor: Actor, runId: string): Promise<DirectoryRun> {
  getDirectory();
  return transaction(async () => {
    await assertIdle();
    const shown = await store.findRun(runId);
    if (!shown) throw new AppError('directory.run_not_found');
    const newest = (await store.listRuns(mostShown)).find(({ kind }) => kind !== 'check');
    const isShown = shown.outcome === 'previewed' || shown.outcome === 'stopped';
    if (newest?.id !== runId || !isShown || !shown.counts) throw new AppError('directory.run_outdated');
    return toRun(await insertRun('apply', actor.userId, shown.counts.losses), actor.locale);
  });
}

/** Begins a run by schedule; nothing when one is under way. */
export async function startScheduledRun(): Promise<void> {
  await store.lockRuns();
  const [newest] = await store.listRuns(1);
  if (!newest || !isUnderWay(newest)) await insertRun('apply', null, null);
}

/** A run that this process carries out itself: the command line's. @throws AppError directory.busy */
export function insertOwnRun(kind: 'preview' | 'apply', confirmedLosses: number | null): Promise<store.NewRun> {
  return transaction(async () => {
    await assertIdle();
    const run = { id: newId(), kind, startedBy: null, confirmedLosses };
    await store.insertRun(run);
    await recordAudit('directory.run_started', {}, { runId: run.id, kind, confirmedLosses });
    return run;
  });
}

async function insertRun(kind: store.RunKind, startedBy: string | null, confirmedLosses: number | null) {
  const id = newId();
  await store.insertRun({ id, kind, startedBy, confirmedLosses });
  const lane = startedBy === null ? 'bulk' : 'interactive';
  await store.setTask(id, await enqueue(synchroniseKind, { runId: id }, { lane }));
  await recordAudit('directory.run_started', {}, { runId: id, kind, confirmedLosses });
  publishRun(id);
  const run = await store.findRun(id);
  if (!run) throw new Error('a run that was just begun is there');
  return run;
}

/** Two never look at the directory at once. */
async function assertIdle(): Promise<void> {
  await store.lockRuns();
  const [newest] = await store.listRuns(1);
  if (newest && isUnderWay(newest)) throw new AppError('directory.busy');
}

function isUnderWay({ outcome, taskId, task, isFresh }: store.RunRow): boolean {
  if (outcome !== null) return false;
  return taskId === null ? isFresh : task?.state === 'queued' || task?.state === 'running';
}

function toRun(run: store.RunRow, locale: Locale): DirectoryRun {
  const { id, kind, createdAt, finishedAt, startedBy, entries, counts, task } = run;
  const state = stateOf(run);
  const isTold = (state === 'failed' || state === 'retrying') && task !== null && task.failure !== null;
  return {
    ...{ id, kind, state, startedBy, entries, counts },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    problem: isTold ? failureSentence(readFailure(task.failure, run.taskId ?? id), locale) : null,
  };
}

/** What the run itself does not know is read from its task: there is no note that could be lost. */
function stateOf(run: store.RunRow): DirectoryRun['state'] {
  if (run.outcome !== null) return run.outcome;
  if (!isUnderWay(run)) return 'failed';
  if (run.task?.state !== 'queued') return 'reading';
  return run.task.attempts === 0 ? 'waiting' : 'retrying';
}
