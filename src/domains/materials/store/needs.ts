import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { FittingMaterial, Stems } from '../fit.ts';

/** Materials of a course with their stems and what they are attached to. */
export async function listFittingMaterials(courseId: number): Promise<FittingMaterial[]> {
  const { rows } = await sql<FittingMaterial>`
    select id, title, tsvector_to_array(words) as stems,
      array(select activity_id from material_attachment where material_id = material.id and activity_id is not null)
        as "activityIds",
      array(select topic from material_attachment where material_id = material.id and topic is not null) as topics
    from material where course_id = ${courseId}`.execute(database());
  return rows;
}

/** Stems of texts, in their order; without numbers, which count and tell nothing. */
export async function stemsOf(texts: readonly string[]): Promise<Stems[]> {
  const { rows } = await sql<{ stems: Stems }>`
    select array(
      select stem from unnest(tsvector_to_array(to_tsvector('russian', said.text))) as stem where stem !~ '^[0-9.,-]+$'
    ) as stems
    from unnest(${texts}::text[]) with ordinality as said (text, place) order by place`.execute(database());
  return rows.map(({ stems }) => stems);
}
