import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { OwnModel, TrainingReport } from '../contract.ts';

/** A model without what it is made of. */
export type StoredModel = Omit<OwnModel, 'isUsable' | 'requestedAt' | 'trainedAt'> & {
  /** Names of what it asks of a student; null without coefficients. */
  readonly features: readonly string[] | null;
  readonly requestedAt: Date;
  readonly trainedAt: Date | null;
};

const columns = sql`warning_model.id, state, requested_at as "requestedAt", trained_at as "trainedAt", report,
  models #> '{whole,features}' as features,
  (select name from user_account where user_account.id = requested_by) as "requestedBy"`;

export async function insertModel(requestedAt: Date, requestedBy: string | null): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into warning_model (requested_at, requested_by) values (${requestedAt}, ${requestedBy})
    returning id`.execute(database());
  const [row] = rows;
  if (!row) throw new Error('an insert returned no row');
  return row.id;
}

/** Newest first. */
export async function listModels(): Promise<StoredModel[]> {
  const { rows } = await sql<StoredModel>`
    select ${columns} from warning_model order by warning_model.id desc limit 20`.execute(database());
  return rows;
}

export async function findModel(id: number): Promise<StoredModel | undefined> {
  const { rows } = await sql<StoredModel>`
    select ${columns} from warning_model where warning_model.id = ${id}`.execute(database());
  return rows.at(0);
}

export async function findReport(id: number): Promise<TrainingReport | undefined> {
  return (await findModel(id))?.report ?? undefined;
}

/** Those whose training has not ended, the oldest first; none is added until the open transaction ends. */
export async function lockOpenTrainings(): Promise<number[]> {
  await sql`lock table warning_model in share row exclusive mode`.execute(database());
  return listOpenTrainings();
}

export async function listOpenTrainings(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from warning_model where state in ('waiting', 'training') order by id`.execute(database());
  return rows.map(({ id }) => id);
}

export async function beginTraining(id: number): Promise<void> {
  await sql`update warning_model set state = 'training' where id = ${id} and state = 'waiting'`.execute(database());
}

/** @param models the coefficients; null: none came of it */
export async function endTraining(
  id: number,
  end: { state: 'ready' | 'refused' | 'failed'; at: Date; models: unknown; report: TrainingReport | null },
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`
    update warning_model set state = ${end.state}, trained_at = ${end.at}, models = ${json(end.models)}::jsonb,
      report = ${json(end.report)}::jsonb
    where id = ${id}`.execute(database());
}
