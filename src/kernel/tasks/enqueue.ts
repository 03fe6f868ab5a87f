import { sql } from 'kysely';
import { afterCommit } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { database, runtime } from '../runtime.ts';
import type { Lane, TaskKind } from './define-task.ts';
import { laneNumber } from './lane.ts';
import { canPublishDirectly, publishDirectly } from './publish-directly.ts';

export interface EnqueueOptions {
  /** Default: the kind's own. */
  lane?: Lane;
  /** Not to be run before. Default: at once. */
  dueAt?: Date;
}

/**
 * Adds a task in the open transaction: it exists if and only if the transaction commits. When a task of the same
 * name and key waits already, that one takes this input, the earlier time and the more urgent lane, with its
 * attempts counted anew.
 *
 * @returns id of the added task, or of the waiting one
 * @throws ZodError when the input is not what the kind declares
 */
export async function enqueue<Input>(
  kind: TaskKind<Input>,
  input: NoInfer<Input>,
  options: EnqueueOptions = {},
): Promise<string> {
  const [id] = await enqueueMany(kind, [input], options);
  if (id === undefined) throw new Error('an enqueued task has an id');
  return id;
}

export interface EnqueueManyOptions<Input> extends Omit<EnqueueOptions, 'dueAt'> {
  /** Not to be run before: all of them, or each before its own moment. Default: at once. */
  dueAt?: Date | ((input: Input) => Date | undefined);
}

/**
 * Adds many tasks of a kind in one statement; see `enqueue`. Of inputs with the same key the last one counts.
 *
 * @returns ids in the order of the inputs
 */
export async function enqueueMany<Input>(
  kind: TaskKind<Input>,
  inputs: readonly NoInfer<Input>[],
  options: EnqueueManyOptions<NoInfer<Input>> = {},
): Promise<string[]> {
  const { dueAt } = options;
  const tasks = inputs.map((given) => {
    const input = kind.input.parse(given);
    const key = kind.key?.(input) ?? null;
    return { id: newId(), key, input, due_at: typeof dueAt === 'function' ? dueAt(input) : dueAt };
  });
  const wanted = new Map(tasks.map((task) => [task.key ?? task.id, task]));
  if (wanted.size === 0) return [];
  const lane = options.lane ?? kind.lane;
  const isDirect = dueAt === undefined && canPublishDirectly(wanted.size);
  // In the order of keys, so that two transactions that enqueue the same keys wait for each other in one direction.
  const { rows } = await sql<{ id: string; key: string | null }>`
    insert into task (id, name, queue, key, input, state, lane, due_at, max_attempts, published_at)
    select id, ${kind.name}, ${kind.queue}, key, input, 'queued', ${laneNumber(lane)},
      coalesce(row.due_at, now()), ${kind.attempts},
      case when ${isDirect} then clock_timestamp() end
    from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb) as row (id uuid, key text, input jsonb, due_at timestamptz)
    order by key, id
    on conflict (name, key) where state = 'queued' and key is not null do update set
      input = excluded.input,
      lane = least(task.lane, excluded.lane),
      due_at = least(task.due_at, excluded.due_at),
      attempts = 0,
      losses = 0,
      max_attempts = excluded.max_attempts,
      published_at = excluded.published_at,
      failure = null
    returning id, key`.execute(database());
  const current = runtime();
  afterCommit(() => {
    if (isDirect) publishDirectly(rows.map(({ id }) => ({ id, queue: kind.queue, lane })));
    else current.wakeWorkers(new Set([kind.queue]));
  });
  const idsByKey = new Map(rows.map((row) => [row.key, row.id]));
  return tasks.map((task) => (task.key === null ? task.id : (idsByKey.get(task.key) ?? task.id)));
}
