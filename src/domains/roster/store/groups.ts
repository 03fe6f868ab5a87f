import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import type { Group } from '../contract.ts';
import { readableGroup } from './readable.ts';

/** Groups the actor may see, by name. */
export async function listReadableGroups(actor: Actor): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select study_group.id, study_group.name,
      case when programme.id is not null then json_build_object('id', programme.id, 'name', programme.name) end as programme,
      (select count(*)::integer from student where student.group_id = study_group.id) as students
    from study_group left join programme on programme.id = study_group.programme_id
    where ${readableGroup(actor)}
    order by lower(study_group.name), study_group.id`.execute(database());
  return rows;
}
