import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Channel, Rhythm } from '../contract.ts';

/** What a person has chosen, and how they can be reached. */
export interface PreferencesRow {
  readonly email: string;
  readonly isVerified: boolean;
  /** Letters to this address came back. */
  readonly isStopped: boolean;
  readonly telegram: 'none' | 'linked' | 'blocked';
  /** Where other than the default of the kind. */
  readonly choices: readonly { readonly kind: string; readonly channel: Channel; readonly isOn: boolean }[];
  readonly rhythm: {
    readonly quietFrom: number | null;
    readonly quietUntil: number | null;
    readonly timeZone: string | null;
  } | null;
}

export async function findPreferences(userId: string): Promise<PreferencesRow | undefined> {
  const { rows } = await sql<PreferencesRow>`
    select account.email, account.email_verified as "isVerified", stopped.user_id is not null as "isStopped",
      case when link.user_id is null then 'none' when link.blocked_at is null then 'linked' else 'blocked' end as telegram,
      case when rhythm.user_id is not null then json_build_object(
        'quietFrom', quiet_from, 'quietUntil', quiet_until, 'timeZone', time_zone
      ) end as rhythm,
      (
        select coalesce(json_agg(json_build_object('kind', kind, 'channel', channel, 'isOn', is_on)), '[]')
        from notification_preference where user_id = account.id
      ) as choices
    from user_account as account
    left join notification_rhythm as rhythm on rhythm.user_id = account.id
    left join telegram_link as link on link.user_id = account.id
    left join stopped_address as stopped on stopped.user_id = account.id and stopped.address = lower(account.email)
    where account.id = ${userId}`.execute(database());
  return rows.at(0);
}

/** A choice, and whether it is the default of its kind, of which nothing is kept. */
export interface Choice {
  readonly kind: string;
  readonly channel: Channel;
  readonly isOn: boolean;
  readonly isDefault: boolean;
}

/** Keeps choices of a person; each of a kind and channel of its own. */
export async function saveChoices(userId: string, choices: readonly Choice[]): Promise<void> {
  await sql`
    with chosen as (
      select * from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as row (
        kind text, channel text, "isOn" boolean, "isDefault" boolean
      )
    ), removed as (
      delete from notification_preference as preference using chosen
      where preference.user_id = ${userId} and preference.kind = chosen.kind and preference.channel = chosen.channel
        and chosen."isDefault"
    )
    insert into notification_preference (user_id, kind, channel, is_on)
    select ${userId}, kind, channel, "isOn" from chosen where not "isDefault"
    on conflict (user_id, kind, channel) do update set is_on = excluded.is_on`.execute(database());
}

/** @param rhythm null: as the institution */
export async function saveRhythm(userId: string, rhythm: Rhythm | null): Promise<void> {
  if (rhythm === null) {
    await sql`delete from notification_rhythm where user_id = ${userId}`.execute(database());
    return;
  }
  const { quietHours, timeZone } = rhythm;
  await sql`
    insert into notification_rhythm (user_id, quiet_from, quiet_until, time_zone)
    values (${userId}, ${quietHours?.from ?? null}, ${quietHours?.until ?? null}, ${timeZone})
    on conflict (user_id) do update set
      quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, time_zone = excluded.time_zone`.execute(
    database(),
  );
}

/** Everything is as the kinds and the institution have it. */
export async function removePreferences(userId: string): Promise<void> {
  await sql`
    with removed as (delete from notification_preference where user_id = ${userId})
    delete from notification_rhythm where user_id = ${userId}`.execute(database());
}

/** Minutes since 1970 by the database's clock, which stands still for nobody. */
export async function getMinute(): Promise<string> {
  const { rows } = await sql<{ minute: string }>`
    select floor(extract(epoch from now()) / 60)::bigint::text as minute`.execute(database());
  const [row] = rows;
  if (!row) throw new Error('a select without a table has a row');
  return row.minute;
}
