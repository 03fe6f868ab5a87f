import { sql, type RawBuilder } from 'kysely';
import type { Means } from '#kernel/origin.ts';
import { database } from '#kernel/runtime.ts';

/** A row to be. Ids of persons stand for them; there are no names. */
export interface NewEvent {
  id: string;
  action: string;
  actorId: string | null;
  means: Means;
  userId: string | null;
  studentId: number | null;
  courseId: number | null;
  network: string | null;
  details: Readonly<Record<string, unknown>>;
}

const columns = sql`id, action, actor_id, means, user_id, student_id, course_id, network, details`;

const recordset = (events: readonly NewEvent[]) => sql`
  jsonb_to_recordset(${JSON.stringify(
    events.map((event) => ({
      ...event,
      actor_id: event.actorId,
      user_id: event.userId,
      student_id: event.studentId,
      course_id: event.courseId,
    })),
  )}::jsonb) as event (id uuid, action text, actor_id text, means text, user_id text, student_id integer,
    course_id integer, network text, details jsonb)`;

export async function insertEvents(events: readonly NewEvent[]): Promise<void> {
  await sql`insert into audit_event (${columns}) select ${columns} from ${recordset(events)}`.execute(database());
}

/**
 * Adds those that nobody has added within the last hour: the same action of the same person, from the same network, with
 * the same object. What a known person has done is found by the person, the rest by the action; the limits keep the
 * planner from reading the whole hour instead.
 */
export async function insertNewEvents(events: readonly NewEvent[]): Promise<void> {
  const same = (actor: RawBuilder<unknown>): RawBuilder<unknown> => sql`lateral (
    select true as is_known from audit_event as known
    where known.at > now() - interval '1 hour' and known.action = event.action and ${actor}
      and known.means = event.means and known.user_id is not distinct from event.user_id
      and known.student_id is not distinct from event.student_id
      and known.course_id is not distinct from event.course_id and known.network is not distinct from event.network
      and known.details = event.details
    limit 1
  )`;
  await sql`
    insert into audit_event (${columns}) select ${columns} from ${recordset(events)}
    left join ${same(sql`known.actor_id = event.actor_id`)} as by_person on true
    left join ${same(sql`known.actor_id is null and event.actor_id is null`)} as by_nobody on true
    where by_person.is_known is null and by_nobody.is_known is null`.execute(database());
}
