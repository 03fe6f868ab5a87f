import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** A programme as a file names it. */
export interface IncomingProgramme {
  /** Recognises it in the next file. */
  readonly externalId: string;
  readonly name: string;
}

interface Named {
  readonly id: number;
  readonly name: string;
}

export interface UpsertedProgrammes {
  /** By external id. */
  readonly ids: ReadonlyMap<string, number>;
  readonly made: readonly Named[];
}

/** A course or group that a file has put into another programme; nothing before: it was in none. */
export interface ProgrammeMove {
  readonly before: Named | null;
  readonly after: Named;
}

export interface GroupMove extends ProgrammeMove {
  readonly groupId: number;
  readonly group: string;
}

/**
 * Finds the programmes a source names, else makes them: by the id known of that source, then by name, in upper or lower
 * case. Whatever people call a programme afterwards, the source's name goes on meaning it. A constant number of statements.
 */
export async function upsertProgrammes(
  source: string,
  incoming: readonly IncomingProgramme[],
  importNumber: number,
): Promise<UpsertedProgrammes> {
  if (incoming.length === 0) return { ids: new Map(), made: [] };
  const unknown = sql`
    select * from unnest(
      ${incoming.map(({ externalId }) => externalId)}::text[], ${incoming.map(({ name }) => name)}::text[]
    ) as incoming (external_id, name)
    where not exists (
      select from programme_identity as known where known.source = ${source} and known.external_id = incoming.external_id)`;
  const { rows: made } = await sql<Named>`
    insert into programme (name) select name from (${unknown}) as unknown
    where not exists (select from programme where lower(programme.name) = lower(unknown.name))
    order by name on conflict (name) do nothing returning id, name`.execute(database());
  await sql`
    insert into programme_identity (source, external_id, programme_id, import_number)
    select ${source}, external_id, found.id,
      case when found.id = any(${made.map(({ id }) => id)}::integer[]) then ${importNumber}::integer end
    from (${unknown}) as unknown cross join lateral (
      select id from programme where lower(programme.name) = lower(unknown.name) order by id limit 1) as found
    on conflict do nothing`.execute(database());
  const { rows } = await sql<{ externalId: string; id: number }>`
    select external_id as "externalId", programme_id as id from programme_identity
    where source = ${source} and external_id = any(${incoming.map(({ externalId }) => externalId)}::text[])`.execute(
    database(),
  );
  return { ids: new Map(rows.map(({ externalId, id }) => [externalId, id])), made };
}

const before = sql`
  case when earlier.programme_id is not null then (
    select jsonb_build_object('id', id, 'name', name) from programme where id = earlier.programme_id) end`;

/** Puts a course into a programme. @returns what that changed; undefined when it is there already */
export async function moveCourse(courseId: number, programmeId: number): Promise<ProgrammeMove | undefined> {
  const { rows } = await sql<ProgrammeMove>`
    update course set programme_id = programme.id
    from (select id, programme_id from course where id = ${courseId}) as earlier, programme
    where course.id = earlier.id and programme.id = ${programmeId} and earlier.programme_id is distinct from programme.id
    returning ${before} as before, jsonb_build_object('id', programme.id, 'name', programme.name) as after`.execute(
    database(),
  );
  return rows.at(0);
}

/** Puts groups into programmes, those of them that there are; one statement. @returns what that changed */
export async function moveGroups(
  wanted: readonly { readonly group: string; readonly programmeId: number }[],
): Promise<GroupMove[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<GroupMove>`
    with wanted as (
      select * from unnest(${wanted.map(({ group }) => group)}::text[],
        ${wanted.map(({ programmeId }) => programmeId)}::integer[]) as wanted (name, programme_id)
    ), earlier as (
      select study_group.id, study_group.name, study_group.programme_id, wanted.programme_id as wanted_id
      from study_group join wanted on wanted.name = study_group.name
      order by study_group.id for update of study_group
    )
    update study_group set programme_id = programme.id
    from earlier join programme on programme.id = earlier.wanted_id
    where study_group.id = earlier.id and earlier.programme_id is distinct from programme.id
    returning study_group.id as "groupId", study_group.name as group, ${before} as before,
      jsonb_build_object('id', programme.id, 'name', programme.name) as after`.execute(database());
  return rows;
}
