import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Locale } from '#kernel/locale.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { ConnectionRun, ConnectionRuns } from '../contract.ts';
import { isUnderWay } from '../run-state.ts';
import { findConnection, lockConnection } from '../store/connections.ts';
import * as store from '../store/runs.ts';
import { publishConnection } from './publish-connection.ts';
import { pullKind } from './task-kinds.ts';
import { tellRun, tellWholeRun } from './tell-run.ts';

/** Runs that a page shows. */
const mostShown = 10;

/** The newest pulls of a connection, with their courses. @throws AppError connection.not_found */
export async function listRuns(connectionId: string, locale: Locale): Promise<ConnectionRuns> {
  if (!(await findConnection(connectionId))) throw new AppError('connection.not_found');
  const runs = await store.listRuns([connectionId], mostShown);
  return { items: runs.map((run) => tellWholeRun(run, locale)) };
}

/** Begins a pull, as a task. @throws AppError connection.not_found, connection.busy */
export async function startRun(actor: Actor, connectionId: string): Promise<ConnectionRun> {
  await begin(connectionId, actor.userId);
  const [run] = await store.listRuns([connectionId], 1);
  if (!run) throw new AppError('connection.not_found');
  return tellRun(run, actor.locale);
}

/** The same from the command line, where nobody is signed in. @throws AppError connection.not_found, connection.busy */
export function startRunHere(connectionId: string): Promise<void> {
  return begin(connectionId, null);
}

function begin(connectionId: string, startedBy: string | null): Promise<void> {
  return transaction(async () => {
    if ((await beginRun(connectionId, startedBy)) === undefined) throw new AppError('connection.busy');
  });
}

/**
 * Begins a pull in the open transaction.
 *
 * @param startedBy null: the schedule or the command line
 * @returns its id; undefined when one is under way
 * @throws AppError connection.not_found
 */
export async function beginRun(connectionId: string, startedBy: string | null): Promise<string | undefined> {
  if (!(await lockConnection(connectionId))) throw new AppError('connection.not_found');
  const [newest] = await store.listRuns([connectionId], 1);
  if (newest && isUnderWay(tellRun(newest, 'en').state)) return undefined;
  const runId = newId();
  await store.insertRun(runId, connectionId, startedBy);
  const lane = startedBy === null ? 'bulk' : 'interactive';
  await store.setRunTask(runId, await enqueue(pullKind, { runId }, { lane }));
  await recordAudit('connection.pull_started', {}, { connectionId, runId });
  publishConnection(connectionId);
  return runId;
}
