import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** The coefficients of a trained model as they were stored; undefined without any. */
export async function findModelFile(id: number): Promise<unknown> {
  const { rows } = await sql<{ models: unknown }>`
    select models from warning_model where id = ${id} and state = 'ready'`.execute(database());
  return rows.at(0)?.models;
}
