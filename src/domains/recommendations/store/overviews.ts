import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import type { Overview } from '../overviews/contract.ts';
import type { NewText } from './drafts.ts';

type Locale = 'ru' | 'en';
export type OverviewSubject = { readonly courseId: number } | { readonly programmeId: number };

const isAbout = (subject: OverviewSubject) =>
  'courseId' in subject
    ? sql`kind = 'course_summary' and course_id = ${subject.courseId}`
    : sql`kind = 'programme_digest' and programme_id = ${subject.programmeId}`;

/** Languages of the accounts of those who teach a course or head a programme. */
export async function listStaffLanguages(subject: OverviewSubject): Promise<Locale[]> {
  const isTheirs =
    'courseId' in subject ? sql`course_id = ${subject.courseId}` : sql`programme_id = ${subject.programmeId}`;
  const { rows } = await sql<{ locale: Locale }>`
    select distinct locale from staff_assignment join user_account on user_account.id = staff_assignment.user_id
    where ${isTheirs} order by 1`.execute(database());
  return rows.map(({ locale }) => locale);
}

export interface NewestOverview {
  readonly factsHash: string;
  readonly createdAt: Date;
  readonly asOf: Date;
}

/** The newest one in a language. */
export async function findNewestOverview(
  subject: OverviewSubject,
  language: Locale,
): Promise<NewestOverview | undefined> {
  const { rows } = await sql<NewestOverview>`
    select facts_hash as "factsHash", created_at as "createdAt", as_of as "asOf" from recommendation
    where ${isAbout(subject)} and language = ${language} order by id desc limit 1`.execute(database());
  return rows.at(0);
}

/** Stores one in place of the one before, in a transaction. It is for the staff: nobody has to approve it. */
export async function replaceOverview(subject: OverviewSubject, one: NewText): Promise<void> {
  await sql`delete from recommendation where ${isAbout(subject)} and language = ${one.language}`.execute(database());
  const [kind, courseId, programmeId] =
    'courseId' in subject
      ? (['course_summary', subject.courseId, null] as const)
      : (['programme_digest', null, subject.programmeId] as const);
  await sql`
    insert into recommendation (id, kind, course_id, programme_id, language, data_version, as_of, prompt_version, facts,
      facts_hash, composer, provider, model, call_id, refusal, content, urgency, state)
    values (${newId()}, ${kind}, ${courseId}, ${programmeId}, ${one.language}, ${one.dataVersion}, ${one.asOf},
      ${one.promptVersion}, ${JSON.stringify(one.facts)}::jsonb, ${one.factsHash}, ${one.composer}, ${one.provider},
      ${one.model}, ${one.callId}, ${one.refusal}, ${JSON.stringify(one.content)}::jsonb, 0, 'approved')`.execute(
    database(),
  );
}

/** The same facts still hold: what was told is as of now. In a transaction. */
export async function confirmOverview(subject: OverviewSubject, language: Locale, asOf: Date): Promise<void> {
  await sql`
    update recommendation set as_of = ${asOf} where ${isAbout(subject)} and language = ${language}`.execute(database());
}

/** The newest in a language, else in the other one, with the names of what it speaks of. */
export async function findOverview(subject: OverviewSubject, language: Locale): Promise<Overview | undefined> {
  const { rows } = await sql<Omit<Overview, 'asOf'> & { asOf: Date }>`
    select shown.id, content, composer, model, as_of as "asOf",
      coalesce((
        select json_agg(json_build_object('id', activity.id, 'name', activity.name) order by position, activity.id)
        from activity where course_id = shown.course_id and activity.id in (
          select named::integer from jsonb_array_elements(content -> 'items') as item,
            jsonb_array_elements_text(item -> 'activityIds') as named)
      ), '[]') as activities,
      coalesce((
        select json_agg(json_build_object('id', course.id, 'name', course.name) order by course.name, course.id)
        from course where programme_id = shown.programme_id and course.id in (
          select named::integer from jsonb_array_elements(content -> 'items') as item,
            jsonb_array_elements_text(item -> 'courseIds') as named)
      ), '[]') as courses
    from recommendation as shown where ${isAbout(subject)}
    order by language <> ${language}, shown.id desc limit 1`.execute(database());
  return rows.map((row) => ({ ...row, asOf: row.asOf.toISOString() })).at(0);
}

/** Courses whose ways out are of another moment than their summary, or that have none. */
export async function listCoursesToSummarise(): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select found.course_id as "courseId" from way_out_run as found
    where not exists (
      select from recommendation
      where kind = 'course_summary' and recommendation.course_id = found.course_id and as_of >= found.as_of
    )
    order by 1`.execute(database());
  return rows.map(({ courseId }) => courseId);
}

/** Those of programmes with judged courses that have never had a digest. */
export async function listProgrammesWithoutDigest(programmeIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select headed.id from unnest(${[...programmeIds]}::integer[]) as headed (id)
    where not exists (select from recommendation where programme_id = headed.id)
      and exists (
        select from course join way_out_run on way_out_run.course_id = course.id where course.programme_id = headed.id
      )
    order by 1`.execute(database());
  return rows.map(({ id }) => id);
}
