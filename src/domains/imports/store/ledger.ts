import { sql, type RawBuilder } from 'kysely';
import { arrayBytes } from '#kernel/database/array-bytes.ts';
import { database } from '#kernel/runtime.ts';
import type { ResultChange } from '#domains/gradebook/index.ts';
import type { ActivityPlace, StudentPlace } from '../parsed-gradebook.ts';
import type { Batch } from './batches.ts';

export type EntityKind = 'course' | 'activity' | 'student' | 'enrolment' | 'group';

/** Something that an import made (nothing before) or altered. */
export interface EntityChange {
  readonly kind: EntityKind;
  /** Of an enrolment, the student. */
  readonly id: number;
  readonly before: unknown;
  readonly after: unknown;
}

/** What the ledger keeps of one course of an import. */
export interface CourseLedger {
  readonly courseId: number;
  readonly entities: readonly EntityChange[];
  readonly changes: readonly ResultChange[];
  readonly rows: readonly {
    readonly studentId: number;
    readonly places: readonly StudentPlace[];
    /** Activities of which the file says what stood there already, as an int4multirange. */
    readonly confirmed: string;
  }[];
  readonly columns: readonly { readonly activityId: number; readonly places: readonly ActivityPlace[] }[];
}

/** Writes the ledger of a course; a constant number of statements. */
export async function insertLedger(batch: Batch, { courseId, ...ledger }: CourseLedger): Promise<void> {
  const { changes, rows, columns, entities } = ledger;
  const createdAt = createdAtOf(batch);
  await sql`
    insert into import_change
      (batch_id, created_at, course_id, student_id, activity_id, before, after, previous_number)
    select ${batch.id}, ${createdAt}, ${courseId}, changed.* from unnest(
      ${column(changes.map((change) => change.studentId))}::integer[],
      ${column(changes.map((change) => change.activityId))}::integer[],
      ${changes.map((change) => JSON.stringify(change.before))}::jsonb[],
      ${changes.map((change) => JSON.stringify(change.after))}::jsonb[],
      ${column(changes.map((change) => change.previousNumber))}::integer[]) as changed`.execute(database());
  await sql`
    insert into import_row (import_number, created_at, course_id, student_id, places, confirmed)
    select ${batch.number}, ${createdAt}, ${courseId}, found.* from unnest(
      ${column(rows.map(({ studentId }) => studentId))}::integer[], ${rows.map(({ places }) => JSON.stringify(places))}::jsonb[],
      ${rows.map(({ confirmed }) => confirmed)}::int4multirange[]) as found`.execute(database());
  await sql`
    insert into import_column (import_number, created_at, course_id, activity_id, places)
    select ${batch.number}, ${createdAt}, ${courseId}, found.* from unnest(
      ${column(columns.map(({ activityId }) => activityId))}::integer[],
      ${columns.map(({ places }) => JSON.stringify(places))}::jsonb[]) as found`.execute(database());
  await insertEntities(batch, courseId, entities);
}

/** Notes what an import made and altered besides results. @param courseId of which course; 0: of none */
export async function insertEntities(batch: Batch, courseId: number, entities: readonly EntityChange[]): Promise<void> {
  const [made, altered] = [
    entities.filter(({ before }) => before === null),
    entities.filter(({ before }) => before !== null),
  ];
  // What is made is made once; a student of several courses may be altered by each, or by one after being made.
  if (made.length > 0) await entitiesInsert(batch, courseId, made).execute(database());
  if (altered.length > 0) {
    await sql`${entitiesInsert(batch, courseId, altered)} on conflict do nothing`.execute(database());
  }
}

function entitiesInsert(batch: Batch, courseId: number, entities: readonly EntityChange[]): RawBuilder<unknown> {
  return sql`
    insert into import_entity (import_number, created_at, course_id, kind, entity_id, before, after)
    select ${batch.number}, ${createdAtOf(batch)},
      case when changed.kind in ('student', 'group') then 0 else ${courseId} end, changed.* from unnest(
      ${entities.map(({ kind }) => kind)}::text[], ${column(entities.map(({ id }) => id))}::integer[],
      ${entities.map(({ before }) => toJson(before))}::jsonb[],
      ${entities.map(({ after }) => toJson(after))}::jsonb[]) as changed (kind, id, before, after)`;
}

/** To the microsecond, which a Date does not hold. */
const createdAtOf = ({ id }: Batch) => sql`(select created_at from import_batch where id = ${id})`;

const column = (ids: readonly (number | null)[]): Buffer =>
  arrayBytes(
    'integer',
    ids.map((id) => id ?? NaN),
  );

const toJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
