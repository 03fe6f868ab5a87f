import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { DirectoryCounts, DirectoryItem } from '../contract.ts';

export type RunKind = 'check' | 'preview' | 'apply';
export type RunOutcome = 'checked' | 'previewed' | 'applied' | 'stopped';

export interface NewRun {
  readonly id: string;
  readonly kind: RunKind;
  readonly startedBy: string | null;
  readonly confirmedLosses: number | null;
}

/** A run with what its task tells of it. */
export interface RunRow extends Omit<NewRun, 'startedBy'> {
  readonly startedBy: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly entries: number;
  readonly outcome: RunOutcome | null;
  readonly counts: DirectoryCounts | null;
  readonly taskId: string | null;
  /** Null: the command line runs it, or the task is gone. */
  readonly task: { readonly state: string; readonly attempts: number; readonly failure: unknown } | null;
  /** Whether it has moved within the last minutes. */
  readonly isFresh: boolean;
}

/** Minutes without a sign of life after which a run of the command line counts as dead. */
const silence = 5;

const columns = sql`directory_run.id, kind, confirmed_losses as "confirmedLosses", created_at as "createdAt",
  finished_at as "finishedAt", entries, outcome, counts, task_id as "taskId",
  updated_at > now() - make_interval(mins => ${silence}) as "isFresh",
  (select json_build_object('id', id, 'name', name) from user_account where id = started_by) as "startedBy",
  (
    select json_build_object('state', state, 'attempts', attempts, 'failure', failure) from task where task.id = task_id
  ) as task`;

/** Lets one transaction at a time decide whether a run may begin. */
export async function lockRuns(): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.directory'))`.execute(database());
}

export async function insertRun({ id, kind, startedBy, confirmedLosses }: NewRun): Promise<void> {
  await sql`
    insert into directory_run (id, kind, started_by, confirmed_losses)
    values (${id}, ${kind}, ${startedBy}, ${confirmedLosses})`.execute(database());
}

export async function setTask(id: string, taskId: string): Promise<void> {
  await sql`update directory_run set task_id = ${taskId} where id = ${id}`.execute(database());
}

/** The newest runs. */
export async function listRuns(limit: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${columns} from directory_run order by created_at desc, id desc limit ${limit}`.execute(database());
  return rows;
}

export async function findRun(id: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select ${columns} from directory_run where id = ${id}`.execute(database());
  return rows.at(0);
}

/** Undefined when there is no such run. */
export async function findItems(id: string): Promise<DirectoryItem[] | undefined> {
  const { rows } = await sql<{ items: DirectoryItem[] }>`
    select items from directory_run where id = ${id}`.execute(database());
  return rows.at(0)?.items;
}

/** Notes how many people have been read. */
export async function noteEntries(id: string, entries: number): Promise<void> {
  await sql`update directory_run set entries = ${entries}, updated_at = now() where id = ${id}`.execute(database());
}

export interface RunEnd {
  readonly outcome: RunOutcome;
  readonly entries: number;
  readonly counts: DirectoryCounts | null;
  readonly items: readonly DirectoryItem[];
}

/** Ends a run; the people of those before are not needed any more. */
export async function endRun(id: string, { outcome, entries, counts, items }: RunEnd): Promise<void> {
  await sql`
    with older as (update directory_run set items = '[]' where id <> ${id} and items <> '[]')
    update directory_run set outcome = ${outcome}, entries = ${entries}, counts = ${JSON.stringify(counts)}::jsonb,
      items = ${JSON.stringify(items)}::jsonb, finished_at = now(), updated_at = now()
    where id = ${id}`.execute(database());
}

/** Whether changes of the directory have ever been applied. */
export async function existsApplied(): Promise<boolean> {
  const { rows } = await sql`
    select from directory_run where outcome = 'applied' order by created_at desc limit 1`.execute(database());
  return rows.length > 0;
}

/** Hours since the last run began that was to change something; Infinity when there was none. */
export async function hoursSinceApply(): Promise<number> {
  const { rows } = await sql<{ hours: number | null }>`
    select extract(epoch from now() - max(created_at))::float8 / 3600 as hours
    from directory_run where kind = 'apply'`.execute(database());
  return rows.at(0)?.hours ?? Infinity;
}

/** Forgets the people of runs older than `itemDays`, and runs older than `runDays`, but not that changes were applied. */
export async function forgetOldRuns(itemDays: number, runDays: number): Promise<void> {
  await sql`
    with emptied as (
      update directory_run set items = '[]'
      where created_at < now() - make_interval(days => ${itemDays}::integer) and items <> '[]'
        and created_at >= now() - make_interval(days => ${runDays}::integer)
    )
    delete from directory_run where created_at < now() - make_interval(days => ${runDays}::integer)
      and id is distinct from (
        select id from directory_run where outcome = 'applied' order by created_at desc limit 1
      )`.execute(database());
}
