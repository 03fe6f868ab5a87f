import type { Pool } from 'pg';
import { fault, ok, type Finding } from './finding.ts';

/** The oldest major version that the program's SQL is written for. */
const oldest = 15;

/** Whether a PostgreSQL server is new enough and lets us work. */
export async function examinePostgres(pool: Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ version: number; name: string; is_replica: boolean; may_create: boolean }>(`
    select current_setting('server_version_num')::integer / 10000 as version,
      current_database() as name,
      pg_is_in_recovery() as is_replica,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create`);
  return rows.map(({ version, name, is_replica: isReplica, may_create: mayCreate }) => {
    const seen = `PostgreSQL ${version}, ${name}`;
    if (version < oldest) return fault('database', `${seen}: too old`, `move to PostgreSQL ${oldest} or newer`);
    if (isReplica) return fault('database', `${seen}: a replica, read-only`, 'name the primary in DATABASE_URL');
    if (mayCreate) return ok('database', `${seen}: answers`);
    const remedy = 'grant create, usage on schema public to this user, or make it the owner of the database';
    return fault('database', `${seen}: this user may not create tables`, remedy);
  });
}
