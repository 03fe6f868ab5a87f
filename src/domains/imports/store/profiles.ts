import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { SourceProfile, TableMapping } from '../mapping/contract.ts';

export interface StoredProfile {
  id: string;
  version: number;
  name: string;
  fingerprint: string;
  mapping: TableMapping;
}

/** All profiles by name, with how many files were read by each. */
export async function listProfiles(): Promise<SourceProfile[]> {
  const { rows } = await sql<Omit<SourceProfile, 'changedAt'> & { changedAt: Date }>`
    select id, name, version, jsonb_array_length(mapping -> 'columns') as columns, changed_at as "changedAt",
      (select json_build_object('id', user_account.id, 'name', user_account.name)
        from user_account where user_account.id = created_by) as "createdBy",
      (select count(*)::integer from import_reading where profile_id = source_profile.id) as imports
    from source_profile order by lower(name)`.execute(database());
  return rows.map(({ changedAt, ...profile }) => ({ ...profile, changedAt: changedAt.toISOString() }));
}

/** All profiles as the reading process needs them. */
export async function listKnownProfiles(): Promise<StoredProfile[]> {
  const { rows } = await sql<StoredProfile>`
    select id, version, name, fingerprint, mapping from source_profile order by id`.execute(database());
  return rows;
}

export async function findProfile(id: string): Promise<StoredProfile | undefined> {
  const { rows } = await sql<StoredProfile>`
    select id, version, name, fingerprint, mapping from source_profile where id = ${id}`.execute(database());
  return rows.at(0);
}

/** The profile of these headers. Locked, so that two who change it make two versions. */
export async function findProfileOf(fingerprint: string, lock = false): Promise<StoredProfile | undefined> {
  const { rows } = await sql<StoredProfile>`
    select id, version, name, fingerprint, mapping from source_profile where fingerprint = ${fingerprint}
    ${lock ? sql`for update` : sql``}`.execute(database());
  return rows.at(0);
}

/** The profile by which an import was read. */
export async function findProfileOfImport(importId: string, lock = false): Promise<StoredProfile | undefined> {
  const { rows } = await sql<StoredProfile>`
    select id, version, name, fingerprint, mapping from source_profile
    where id = (select profile_id from import_reading where batch_id = ${importId}) ${lock ? sql`for update` : sql``}
  `.execute(database());
  return rows.at(0);
}

export async function insertProfile(profile: Omit<StoredProfile, 'version'>, userId: string | null): Promise<void> {
  const { id, name, fingerprint, mapping } = profile;
  await sql`
    insert into source_profile (id, name, fingerprint, mapping, created_by)
    values (${id}, ${name}, ${fingerprint}, ${JSON.stringify(mapping)}::jsonb, ${userId})`.execute(database());
  await noteVersion(id, userId);
}

/** Gives a profile another name and another mapping, which is a new version. */
export async function changeProfile(
  { id, name, fingerprint, mapping }: Omit<StoredProfile, 'version'>,
  userId: string | null,
): Promise<void> {
  await sql`
    update source_profile set name = ${name}, fingerprint = ${fingerprint}, mapping = ${JSON.stringify(mapping)}::jsonb,
      version = version + 1, changed_at = now()
    where id = ${id}`.execute(database());
  await noteVersion(id, userId);
}

async function noteVersion(id: string, userId: string | null): Promise<void> {
  await sql`
    insert into source_profile_version (profile_id, version, fingerprint, mapping, created_by)
    select id, version, fingerprint, mapping, ${userId} from source_profile where id = ${id}`.execute(database());
}

/** @returns whether there is such a profile */
export async function renameProfile(id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    update source_profile set name = ${name}, changed_at = now() where id = ${id} returning id`.execute(database());
  return rows.length > 0;
}

/** @returns whether there was such a profile of this version */
export async function deleteProfile(id: string, version: number): Promise<boolean> {
  const { rows } = await sql`
    delete from source_profile where id = ${id} and version = ${version} returning id`.execute(database());
  return rows.length > 0;
}
