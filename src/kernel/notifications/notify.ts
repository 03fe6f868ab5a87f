import { sql } from 'kysely';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { database } from '../runtime.ts';
import { declareTask } from '../tasks/define-task.ts';
import { enqueue } from '../tasks/enqueue.ts';
import type { NotificationKind } from './define-notification.ts';

/** Chooses channel and time for what has been raised; the domain `notifications` handles it. */
export const dispatchKind = declareTask({
  name: 'notifications.dispatch',
  queue: 'upkeep',
  lane: 'bulk',
  input: z.object({}),
  key: () => 'all',
});

/** What one person is to be told. */
export interface Intent<Facts> {
  readonly userId: string;
  /** Of one person and kind: raised twice, it is told once. */
  readonly key: string;
  readonly facts: Facts;
  /** It goes with its course. */
  readonly courseId?: number;
  /** Not before. Default: now. */
  readonly dueAt?: Date;
  /** After it nobody needs to hear of it. Default: never. */
  readonly expiresAt?: Date;
}

/**
 * Raises notifications in the open transaction: people are told if and only if it commits, each once for a key. One
 * statement however many they are. Whoever has no account any more is left out.
 *
 * @returns how many were raised; what had been raised before is not counted
 * @throws ZodError when facts are not what the kind declares
 */
export async function notify<Facts>(kind: NotificationKind<Facts>, intents: readonly Intent<Facts>[]): Promise<number> {
  if (intents.length === 0) return 0;
  const rows = intents.map(({ userId, key, facts, courseId, dueAt, expiresAt }) => ({
    ...{ id: newId(), user_id: userId, key, facts: kind.facts.parse(facts) },
    ...{ course_id: courseId ?? null, due_at: dueAt ?? null, expires_at: expiresAt ?? null },
  }));
  const { rows: raised } = await sql<{ dueAt: Date }>`
    insert into notification (id, user_id, kind, key, facts, course_id, due_at, expires_at)
    select row.id, row.user_id, ${kind.name}, row.key, row.facts, row.course_id, coalesce(row.due_at, now()), row.expires_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      id uuid, user_id text, key text, facts jsonb, course_id integer, due_at timestamptz, expires_at timestamptz
    )
    join user_account as account on account.id = row.user_id
    order by row.user_id, row.key
    on conflict (user_id, kind, key) do nothing
    returning due_at as "dueAt"`.execute(database());
  if (raised.length > 0) {
    const first = raised.reduce((earliest, row) => (row.dueAt < earliest.dueAt ? row : earliest));
    await enqueue(dispatchKind, {}, { dueAt: first.dueAt });
  }
  return raised.length;
}
