import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ProgrammeResult } from '../contract.ts';

/** Keeps what an evaluation says of each programme; one that is gone meanwhile is left out. */
export async function insertProgrammeResults(
  evaluationId: number,
  results: readonly { readonly programmeId: number; readonly result: ProgrammeResult }[],
): Promise<void> {
  await sql`
    insert into model_evaluation_programme (evaluation_id, programme_id, result)
    select ${evaluationId}, programme.id, told.result
    from unnest(
      ${results.map(({ programmeId }) => programmeId)}::integer[],
      ${results.map(({ result }) => JSON.stringify(result))}::jsonb[]
    ) as told (programme_id, result)
    join programme on programme.id = told.programme_id`.execute(database());
}

export async function listProgrammeResults(
  evaluationId: number,
  programmeIds: readonly number[],
): Promise<{ programmeId: number; result: ProgrammeResult }[]> {
  const { rows } = await sql<{ programmeId: number; result: ProgrammeResult }>`
    select programme_id as "programmeId", result from model_evaluation_programme
    where evaluation_id = ${evaluationId} and programme_id = any(${programmeIds}::integer[])`.execute(database());
  return rows;
}
