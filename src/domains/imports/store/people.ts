import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { DoubtfulPerson } from '#domains/roster/index.ts';
import type { ImportPeople, ImportPeopleQuery, PersonDecision } from '../contract.ts';

/** Somebody to be decided about, in the order of the file. */
export interface AskedPerson extends DoubtfulPerson {
  /** Of the candidates, those whom nobody else in the file is known to be. */
  readonly free: ReadonlySet<number>;
  readonly likelyId: number | null;
}

/** As many candidates of a person are shown. */
const mostCandidates = 10;

/** Asks about these people; what was decided of others stays, of these it has become impossible. */
export async function replacePeople(batchId: string, people: readonly AskedPerson[]): Promise<void> {
  await sql`delete from import_person where batch_id = ${batchId} and not is_decided`.execute(database());
  const rows = people.map(({ candidates, free, ...person }, place) => ({
    ...person,
    place,
    candidates: candidates
      .slice(0, mostCandidates)
      .map((candidate) => ({ ...candidate, isTaken: !free.has(candidate.studentId) })),
  }));
  await sql`
    insert into import_person (batch_id, external_id, place, name, email, login, "group", candidates, likely_id)
    select ${batchId}, "externalId", place, name, email, login, "group", candidates, "likelyId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as asked ("externalId" text, place integer, name text,
      email text, login text, "group" text, candidates jsonb, "likelyId" integer)
    on conflict (batch_id, external_id) do update set place = excluded.place, candidates = excluded.candidates,
      likely_id = excluded.likely_id, is_decided = false, student_id = null`.execute(database());
}

/** Nobody is to be decided about any more. */
export async function deletePeople(batchId: string): Promise<void> {
  await database().deleteFrom('import_person').where('batch_id', '=', batchId).execute();
}

/** What was decided, by external id; null: none of the students known. */
export async function listDecisions(batchId: string): Promise<Map<string, number | null>> {
  const rows = await database()
    .selectFrom('import_person')
    .select(['external_id', 'student_id'])
    .where('batch_id', '=', batchId)
    .where('is_decided', '=', true)
    .execute();
  return new Map(rows.map(({ external_id, student_id }) => [external_id, student_id]));
}

/** Those not decided about who have a likeliest candidate whom nobody else is or is likely to be. */
const likely = (batchId: string): RawBuilder<unknown> => sql`
  select min(external_id) as external_id, likely_id from import_person as open
  where batch_id = ${batchId} and not is_decided and likely_id is not null and not exists (
    select from import_person as other where other.batch_id = open.batch_id and other.student_id = open.likely_id)
  group by likely_id having count(*) = 1`;

/** Decides about one person, who is asked about. @returns false when the student cannot be that person */
export async function decidePerson(batchId: string, { externalId, studentId }: PersonDecision): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import_person set is_decided = true, student_id = ${studentId}
    where batch_id = ${batchId} and external_id = ${externalId} and (
      ${studentId}::integer is null
      or candidates @> jsonb_build_array(jsonb_build_object('studentId', ${studentId}::integer, 'isTaken', false))
      and not exists (
        select from import_person as other
        where other.batch_id = ${batchId} and other.student_id = ${studentId} and other.external_id <> ${externalId})
    )`.execute(database());
  return numAffectedRows === 1n;
}

/** Decides about all who are not decided about. @param who the likeliest candidates, or nobody known @returns how many */
export async function decideAll(batchId: string, who: 'likely' | 'others'): Promise<number> {
  const { numAffectedRows } =
    who === 'likely'
      ? await sql`
          update import_person set is_decided = true, student_id = likely.likely_id
          from (${likely(batchId)}) as likely
          where batch_id = ${batchId} and import_person.external_id = likely.external_id`.execute(database())
      : await sql`
          update import_person set is_decided = true, student_id = null
          where batch_id = ${batchId} and not is_decided`.execute(database());
  return Number(numAffectedRows ?? 0);
}

/** People of a file with those they may be, page by page; a constant number of statements. */
export async function listPeople(batchId: string, { cursor, limit }: ImportPeopleQuery): Promise<ImportPeople> {
  const { rows: counts } = await sql<Pick<ImportPeople, 'total' | 'undecided' | 'likely'>>`
    select count(*) as total, count(*) filter (where not is_decided) as undecided,
      (select count(*) from (${likely(batchId)}) as likely) as likely
    from import_person where batch_id = ${batchId}`.execute(database());
  const { rows } = await sql<ImportPeople['items'][number]>`
    select place, external_id as "externalId", person.name, email, login, person."group", is_decided as "isDecided",
      student_id as "studentId", found.candidates
    from import_person as person cross join lateral (
      select coalesce(json_agg(json_build_object(
        'studentId', student.id, 'name', student.name, 'email', student.email, 'login', student.login,
        'group', study_group.name, 'keys', candidate -> 'keys',
        'isTaken', (candidate ->> 'isTaken')::boolean or exists (
          select from import_person as other where other.batch_id = person.batch_id
            and other.student_id = student.id and other.external_id <> person.external_id),
        'identities', (
          select coalesce(json_agg(json_build_object('source', source, 'externalId', external_id)
            order by source, external_id), '[]')
          from student_identity where student_identity.student_id = student.id),
        'courses', array(
          select course.name from enrolment join course on course.id = enrolment.course_id
          where enrolment.student_id = student.id order by course.name limit 5)
      ) order by rank), '[]') as candidates
      from jsonb_array_elements(person.candidates) with ordinality as listed (candidate, rank)
      join student on student.id = (candidate ->> 'studentId')::integer
      left join study_group on study_group.id = student.group_id
    ) as found
    where batch_id = ${batchId} and place >= ${cursor} order by place limit ${limit + 1}`.execute(database());
  const { total, undecided, likely: free } = counts.at(0) ?? { total: 0, undecided: 0, likely: 0 };
  return {
    ...{ total, undecided, likely: free },
    items: rows.slice(0, limit),
    nextCursor: rows.at(limit)?.place ?? null,
  };
}
