import pg from 'pg';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnDatabase } from '#test/support/database.ts';
import { database } from '../runtime.ts';
import { AmbientPool } from './ambient-pool.ts';
import { isDatabaseLost } from './database-lost.ts';

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => undefined).catch((error: unknown) => error);

describeOnDatabase('postgres', 'a database that goes away', (test) => {
  it('is known by the statement it failed, and is told from another server that does', () =>
    test.run(async () => {
      expect(isDatabaseLost(await errorOf(sql`select from nowhere`.execute(database())))).toBe(false);
      const ended = await errorOf(sql`select pg_terminate_backend(pg_backend_pid())`.execute(database()));
      expect(isDatabaseLost(ended)).toBe(true);
      expect(isDatabaseLost(new Error('cannot save', { cause: ended }))).toBe(true);

      const nobody = new AmbientPool(new pg.Pool({ host: '127.0.0.1', port: 1 }));
      expect(isDatabaseLost(await errorOf(nobody.connect()))).toBe(true);

      const other = await errorOf(new pg.Client({ host: '127.0.0.1', port: 1 }).connect());
      expect(other).toMatchObject({ code: 'ECONNREFUSED' });
      expect(isDatabaseLost(other)).toBe(false);
    }));
});
