import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';

export interface SecondFactorRow {
  sealedSecret: string;
  /** Null: no code has been given yet. */
  confirmedAt: Date | null;
  recoveryCodesLeft: number;
}

export async function findSecondFactor(userId: string): Promise<SecondFactorRow | undefined> {
  const { rows } = await sql<SecondFactorRow>`
    select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt",
      (select count(*)::integer from recovery_code where user_id = ${userId} and used_at is null)
        as "recoveryCodesLeft"
    from second_factor where user_id = ${userId}`.execute(database());
  return rows.at(0);
}

export interface SignInFacts {
  roles: Role[];
  hasSecondFactor: boolean;
  /** Null: the person has none. */
  passwordHash: string | null;
}

/** What decides on the second step of an active person's sign-in; undefined when there is no such person. */
export async function findSignInFacts(userId: string): Promise<SignInFacts | undefined> {
  const { rows } = await sql<SignInFacts>`
    select array(select role from role_grant where user_id = ${userId}) as roles,
      exists (select from second_factor where user_id = ${userId} and confirmed_at is not null) as "hasSecondFactor",
      (select password from user_credential where user_id = ${userId} and provider_id = 'credential') as "passwordHash"
    from user_account where id = ${userId} and is_active`.execute(database());
  return rows.at(0);
}

/** Keeps a secret that is not confirmed yet, in place of an earlier such one. Returns false when one is confirmed. */
export async function putUnconfirmed(userId: string, sealedSecret: string): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factor as kept (user_id, sealed_secret) values (${userId}, ${sealedSecret})
    on conflict (user_id) do update set sealed_secret = excluded.sealed_secret, created_at = now()
      where kept.confirmed_at is null
    returning user_id`.execute(database());
  return rows.length > 0;
}

/** Confirms the secret that was shown; its code of this time step is used. Returns whether there was one to confirm. */
export async function confirmSecret(userId: string, sealedSecret: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update second_factor set confirmed_at = now(), last_step = ${step}::bigint
    where user_id = ${userId} and sealed_secret = ${sealedSecret} and confirmed_at is null
    returning user_id`.execute(database());
  return rows.length > 0;
}

/** Uses the code of a time step up, and those before it. Of several callers at once one gets it. */
export async function useStep(userId: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update second_factor set last_step = ${step}::bigint
    where user_id = ${userId} and confirmed_at is not null and last_step < ${step}::bigint
    returning user_id`.execute(database());
  return rows.length > 0;
}

/** Uses a recovery code up. Of several callers at once one gets it. */
export async function useRecoveryCode(userId: string, codeHash: string): Promise<boolean> {
  const { rows } = await sql`
    update recovery_code set used_at = now()
    where user_id = ${userId} and code_hash = ${codeHash} and used_at is null
    returning user_id`.execute(database());
  return rows.length > 0;
}

/** Makes these the recovery codes; earlier ones work no more. */
export async function replaceRecoveryCodes(userId: string, codeHashes: readonly string[]): Promise<void> {
  await database().deleteFrom('recovery_code').where('user_id', '=', userId).execute();
  await sql`
    insert into recovery_code (user_id, code_hash)
    select ${userId}, code_hash from unnest(${[...codeHashes]}::text[]) as code_hash`.execute(database());
}

/** Returns whether there was one that was confirmed. */
export async function deleteSecondFactor(userId: string): Promise<boolean> {
  const { rows } = await sql<{ wasConfirmed: boolean }>`
    delete from second_factor where user_id = ${userId}
    returning confirmed_at is not null as "wasConfirmed"`.execute(database());
  return rows.at(0)?.wasConfirmed ?? false;
}
