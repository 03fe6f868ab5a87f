import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** The table in which tasks of `worker.process.ts` leave their effects; nothing in it prevents doubles. */
export async function createEffectTable(): Promise<void> {
  await sql`create table effect (task_id uuid, worker text, ran tstzrange)`.execute(database());
}

export async function dropEffectTable(): Promise<void> {
  await sql`drop table effect`.execute(database());
}

/** Tasks, all or those of a name, that are not done, or whose effect did not happen exactly once. */
export async function listWrongEffects(name: string | null = null): Promise<unknown[]> {
  const { rows } = await sql`
    select task.id, task.state, count(effect.task_id) as effects
    from task left join effect on effect.task_id = task.id
    where ${name}::text is null or task.name = ${name}
    group by task.id having task.state <> 'done' or count(effect.task_id) <> 1`.execute(database());
  return rows;
}

export async function countTasksIn(...states: string[]): Promise<number> {
  const rows = await database().selectFrom('task').select('id').where('state', 'in', states).execute();
  return rows.length;
}
