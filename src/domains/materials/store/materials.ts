import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import type { MaterialList, NewMaterial } from '../contract.ts';

/** With what it is attached to; activities in the order of the course. */
const attached = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', activity.id, 'name', activity.name) order by position, activity.id), '[]')
    from material_attachment join activity on activity.id = activity_id where material_id = material.id) as activities,
  (select coalesce(jsonb_agg(topic order by topic), '[]')
    from material_attachment where material_id = material.id and topic is not null) as topics`;

/** Materials of a course: those with all words of the search, the best first; by title without one. */
export async function listMaterials(courseId: number, search = ''): Promise<MaterialList['items']> {
  const query = sql`websearch_to_tsquery('russian', ${search})`;
  const isFound = search === '' ? sql`true` : sql`words @@ ${query} or position(lower(${search}) in lower(title)) > 0`;
  const { rows } = await sql<Omit<MaterialList['items'][number], 'updatedAt'> & { updatedAt: Date }>`
    select material.id, title, url, text, user_account.name as "by", material.updated_at as "updatedAt", ${attached}
    from material left join user_account on user_account.id = updated_by
    where course_id = ${courseId} and (${isFound})
    order by ${search === '' ? sql`1 - 1.0` : sql`-ts_rank_cd(words, ${query})`}, title, material.id`.execute(
    database(),
  );
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}

export async function countMaterials(courseId: number): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from material where course_id = ${courseId}`.execute(database());
  return rows.at(0)?.total ?? 0;
}

/** Adds materials to a course, in a transaction. @returns their ids, in their order */
export async function insertMaterials(
  courseId: number,
  userId: string,
  materials: readonly NewMaterial[],
): Promise<string[]> {
  const ids = materials.map(() => newId());
  await sql`
    insert into material (id, course_id, title, url, text, updated_by)
    select row.id, ${courseId}, row.title, row.url, row.text, ${userId}
    from unnest(
      ${ids}::uuid[], ${materials.map(({ title }) => title)}::text[], ${materials.map(({ url }) => url)}::text[],
      ${materials.map(({ text }) => text)}::text[]
    ) as row (id, title, url, text)`.execute(database());
  await attach(courseId, new Map(ids.map((id, index) => [id, materials[index]])));
  return ids;
}

/** Puts what is said in place of what was, in a transaction. @returns whether the course has such a material */
export async function updateMaterial(
  courseId: number,
  materialId: string,
  userId: string,
  material: NewMaterial,
): Promise<boolean> {
  const { title, url, text } = material;
  const updated = await sql`
    update material set title = ${title}, url = ${url}, text = ${text}, updated_by = ${userId}, updated_at = now()
    where id = ${materialId} and course_id = ${courseId}`.execute(database());
  if (updated.numAffectedRows === 0n) return false;
  await sql`delete from material_attachment where material_id = ${materialId}`.execute(database());
  await attach(courseId, new Map([[materialId, material]]));
  return true;
}

/** @returns its title; undefined where the course has no such material */
export async function deleteMaterial(courseId: number, materialId: string): Promise<string | undefined> {
  const { rows } = await sql<{ title: string }>`
    delete from material where id = ${materialId} and course_id = ${courseId} returning title`.execute(database());
  return rows.at(0)?.title;
}

/** Activities of other courses, and those that are gone, are left out. */
async function attach(courseId: number, materials: ReadonlyMap<string, NewMaterial | undefined>): Promise<void> {
  const rows = [...materials].flatMap(([id, material]) => [
    ...(material?.activityIds ?? []).map((activityId) => ({ id, activityId, topic: null })),
    ...(material?.topics ?? []).map((topic) => ({ id, activityId: null, topic })),
  ]);
  await sql`
    insert into material_attachment (material_id, activity_id, topic)
    select row.id, activity.id, row.topic
    from unnest(
      ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ activityId }) => activityId)}::integer[],
      ${rows.map(({ topic }) => topic)}::text[]
    ) as row (id, activity_id, topic)
      left join activity on activity.id = row.activity_id and activity.course_id = ${courseId}
    where activity.id is not null or row.topic is not null
    on conflict do nothing`.execute(database());
}
