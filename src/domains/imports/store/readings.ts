import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { StoredProfile } from './profiles.ts';

/** How the file of a batch is to be read. */
export interface BatchReading {
  source: string | null;
  /** The version of the profile that was chosen; null although `wantsProfile`: it was deleted. */
  profile: StoredProfile | null;
  wantsProfile: boolean;
  /** Somebody chose it; else the file was recognised. */
  isChosen: boolean;
}

export interface ChosenReading {
  readonly source?: string;
  readonly profile?: { readonly id: string; readonly version: number };
  readonly againOf?: string;
}

/** Undefined: by what the file is. */
export async function findReading(batchId: string): Promise<BatchReading | undefined> {
  const { rows } = await sql<BatchReading>`
    select import_reading.source, import_reading.profile_version is not null as "wantsProfile",
      again_of is not null as "isChosen",
      case when version.profile_id is not null then json_build_object(
        'id', source_profile.id, 'version', version.version, 'name', source_profile.name,
        'fingerprint', version.fingerprint, 'mapping', version.mapping) end as profile
    from import_reading
    left join source_profile on source_profile.id = import_reading.profile_id
    left join source_profile_version as version
      on version.profile_id = import_reading.profile_id and version.version = import_reading.profile_version
    where batch_id = ${batchId}`.execute(database());
  return rows.at(0);
}

/** Notes how a batch is to be read, or was; of a batch that has a note already nothing changes. */
export async function noteReading(batchId: string, { source, profile, againOf }: ChosenReading): Promise<void> {
  await sql`
    insert into import_reading (batch_id, source, profile_id, profile_version, again_of)
    values (${batchId}, ${source ?? null}, (select id from source_profile where id = ${profile?.id ?? null}::uuid),
      ${profile?.version ?? null}, ${againOf ?? null}::uuid)
    on conflict (batch_id) do nothing`.execute(database());
}
