import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface GroupAttribute {
  readonly studentId: number;
  readonly attribute: string;
  readonly value: string;
}

/**
 * Stores what an import says; one statement. The newest word about a student's attribute holds.
 *
 * @returns how many are new or other than before
 */
export async function setGroupAttributes(importNumber: number, attributes: readonly GroupAttribute[]): Promise<number> {
  if (attributes.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    with said as (
      select * from unnest(${attributes.map(({ studentId }) => studentId)}::integer[],
        ${attributes.map(({ attribute }) => attribute)}::text[],
        ${attributes.map(({ value }) => value)}::text[]) with ordinality as said (student_id, attribute, value, row)
    ), judged as (
      select said.*, (
        select value from student_group_attribute as known
        where known.student_id = said.student_id and known.attribute = said.attribute order by place desc limit 1
      ) as before
      from said
    ), stored as (
      insert into student_group_attribute (student_id, attribute, value, import_number)
      select student_id, attribute, value, ${importNumber} from judged order by row
    )
    select count(*)::integer as count from judged where value is distinct from before`.execute(database());
  return rows.at(0)?.count ?? 0;
}

/** Takes back what an import has said; what was said before holds again. */
export async function removeGroupAttributes(importNumber: number): Promise<void> {
  await sql`delete from student_group_attribute where import_number = ${importNumber}`.execute(database());
}

/** The attributes of these students, for the evaluation of models and nothing else. */
export async function listGroupAttributes(studentIds: readonly number[]): Promise<GroupAttribute[]> {
  const { rows } = await sql<GroupAttribute>`
    select distinct on (student_id, attribute) student_id as "studentId", attribute, value
    from student_group_attribute where student_id = any(${[...studentIds]}::integer[])
    order by student_id, attribute, place desc`.execute(database());
  return rows;
}
