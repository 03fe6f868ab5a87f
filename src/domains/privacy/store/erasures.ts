import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Subject } from './subject.ts';

export interface ErasureRow {
  id: string;
  userId: string | null;
  studentId: number | null;
  requestedAt: Date;
  requestedBy: string | null;
  erasedAt: Date | null;
  liftedAt: Date | null;
  keyMark: string | null;
}

const columns = sql`erasure.id, erasure.user_id as "userId", student_id as "studentId",
  requested_at as "requestedAt", erased_at as "erasedAt", lifted_at as "liftedAt", key_mark as "keyMark",
  (select name from user_account where user_account.id = requested_by) as "requestedBy"`;

export async function insertErasure(id: string, subject: Subject, requestedBy: string | null): Promise<void> {
  await sql`
    insert into erasure (id, user_id, student_id, requested_by)
    values (${id}, ${subject.userId}, ${subject.studentId}, ${requestedBy})`.execute(database());
}

/** The erasure of the account or of the student record that is under way. */
export async function findOpenErasure({ userId, studentId }: Subject): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from erasure where erased_at is null and user_id is not null and user_id = ${userId}
    union select id from erasure where erased_at is null and student_id is not null and student_id = ${studentId}
    limit 1`.execute(database());
  return rows.at(0)?.id;
}

/** An erasure that is under way, locked; undefined when it is done or there is none. */
export async function lockOpenErasure(id: string): Promise<Subject | undefined> {
  const { rows } = await sql<Subject>`
    select user_id as "userId", student_id as "studentId" from erasure
    where id = ${id} and erased_at is null for update`.execute(database());
  return rows.at(0);
}

export async function markErased(id: string, keyMark: string): Promise<void> {
  await sql`update erasure set erased_at = now(), key_mark = ${keyMark} where id = ${id}`.execute(database());
}

/** @returns false when it was lifted before */
export async function markLifted(id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update erasure set lifted_at = now() where id = ${id} and lifted_at is null`.execute(database());
  return numAffectedRows === 1n;
}

export async function findErasure(id: string): Promise<ErasureRow | undefined> {
  return (await listErasuresById([id])).at(0);
}

/** These, newest first. */
export async function listErasuresById(ids: readonly string[]): Promise<ErasureRow[]> {
  const { rows } = await sql<ErasureRow>`
    select ${columns} from erasure where id = any(${[...ids]}::uuid[]) order by requested_at desc, id desc`.execute(
    database(),
  );
  return rows;
}

/** A page, newest first. @param cursor the last of the page before */
export async function listErasures(limit: number, cursor: string | undefined): Promise<ErasureRow[]> {
  const { rows } = await sql<ErasureRow>`
    select ${columns} from erasure
    where ${cursor ?? null}::uuid is null
      or (requested_at, id) < (select requested_at, id from erasure where id = ${cursor ?? null}::uuid)
    order by requested_at desc, id desc limit ${limit}`.execute(database());
  return rows;
}

/** Systems that students come from: an id alone does not say of which it is. */
export async function listSources(): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`select distinct source from course`.execute(database());
  return rows.map(({ source }) => source);
}
