import { openPostgres } from '#adapters/database/postgres/open.ts';
import { startPgBouncer } from '#test/services/pgbouncer.ts';
import { openTestDatabase, type TestDatabase } from './open.ts';

/** A database on PostgreSQL that is reached through a PgBouncer of its own, in transaction mode. */
export async function openThroughPgBouncer(): Promise<TestDatabase> {
  const direct = await openTestDatabase('postgres');
  const bouncer = await startPgBouncer(direct.address);
  const address = bouncer.through(direct.address);
  const database = openPostgres(address, 10);
  return {
    ...direct,
    ...database,
    address,
    async close() {
      await database.close();
      await bouncer.stop();
      await direct.close();
    },
  };
}
