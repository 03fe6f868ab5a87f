import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ModelAlert } from '../contract.ts';

type Kind = ModelAlert['kind'];

/** Raises an alert, or notes that the open one is worse by now. @returns whether it is new */
export async function raiseAlert(
  id: string,
  provider: string,
  kind: Kind,
  value: number,
  threshold: number,
): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into llm_alert as alert (id, provider, kind, value, threshold)
    values (${id}, ${provider}, ${kind}, ${value}, ${threshold})
    on conflict (provider, kind) where resolved_at is null do update set value = greatest(alert.value, excluded.value)
    returning alert.id = ${id} as "isNew"`.execute(database());
  return rows.at(0)?.isNew === true;
}

/** @returns whether one was open */
export async function resolveAlert(provider: string, kind: Kind): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update llm_alert set resolved_at = now() where provider = ${provider} and kind = ${kind} and resolved_at is null
  `.execute(database());
  return numAffectedRows > 0n;
}

/** Somebody takes note of an alert; the first one counts. @returns whether there is such an alert */
export async function acknowledgeAlert(id: string, userId: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update llm_alert set acknowledged_at = coalesce(acknowledged_at, now()),
      acknowledged_by = case when acknowledged_at is null then ${userId} else acknowledged_by end
    where id = ${id}`.execute(database());
  return numAffectedRows > 0n;
}

export type AlertRow = Omit<ModelAlert, 'raisedAt' | 'resolvedAt' | 'acknowledgedAt'> & {
  raisedAt: Date;
  resolvedAt: Date | null;
  acknowledgedAt: Date | null;
};

/** Open ones first, then the newest. */
export async function listAlerts(limit: number): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    select alert.id, provider, kind, raised_at as "raisedAt", resolved_at as "resolvedAt",
      acknowledged_at as "acknowledgedAt", person.name as "acknowledgedBy", value, threshold
    from llm_alert as alert left join user_account as person on person.id = alert.acknowledged_by
    order by resolved_at is not null, raised_at desc, alert.id desc limit ${limit}`.execute(database());
  return rows;
}

/** Alerts that ended long ago. */
export async function removeOldAlerts(days: number): Promise<void> {
  await sql`delete from llm_alert where resolved_at < now() - make_interval(days => ${days})`.execute(database());
}

/** Providers that were ever asked. */
export async function listKnownProviders(): Promise<{ name: string; failures: number }[]> {
  return database().selectFrom('llm_provider').select(['name', 'failures']).orderBy('name').execute();
}

/** Calls that failed in a row; 0 of a provider that was never asked. */
export async function readFailures(provider: string): Promise<number> {
  const row = await database()
    .selectFrom('llm_provider')
    .select('failures')
    .where('name', '=', provider)
    .executeTakeFirst();
  return row?.failures ?? 0;
}
