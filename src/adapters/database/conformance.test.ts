import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import { afterCommit, transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnAllDatabases } from '#test/support/database.ts';
import { migrate } from './migrate.ts';

const addProgramme = async (name: string): Promise<void> => {
  await database().insertInto('programme').values({ name }).execute();
};
const listProgrammes = async () => {
  const rows = await database().selectFrom('programme').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
};

describeOnAllDatabases('a database', (test) => {
  describe('transaction', () => {
    it('keeps all of its statements, however deep they are made', () =>
      test.run(async () => {
        await transaction(async () => {
          await addProgramme('a');
          await transaction(() => addProgramme('b'));
          await Promise.all([addProgramme('c'), addProgramme('d')]);
          expect(await listProgrammes()).toEqual(['a', 'b', 'c', 'd']);
        });
        expect(await listProgrammes()).toEqual(['a', 'b', 'c', 'd']);
      }));

    it('undoes all of them when it throws, those of an inner one too', () =>
      test.run(async () => {
        const failing = transaction(async () => {
          await transaction(() => addProgramme('a'));
          throw new Error('changed my mind');
        });
        await expect(failing).rejects.toThrow('changed my mind');
        expect(await listProgrammes()).toEqual([]);
      }));

    it('does not succeed when a statement in it failed and the failure was swallowed', () =>
      test.run(async () => {
        let ran = false;
        const failing = transaction(async () => {
          await addProgramme('a');
          await sql`select 1 / 0`.execute(database()).catch(() => undefined);
          afterCommit(() => (ran = true));
        });
        await expect(failing).rejects.toThrow('rolled back');
        expect([await listProgrammes(), ran]).toEqual([[], false]);
      }));

    it('refuses a statement that was not awaited and comes after its end', () =>
      test.run(async () => {
        const over = Promise.withResolvers<undefined>();
        let late: Promise<void> | undefined;
        await transaction(async () => {
          late = over.promise.then(() => addProgramme('late'));
        });
        over.resolve(undefined);
        await expect(late).rejects.toThrow('this transaction is over');
        expect(await listProgrammes()).toEqual([]);
      }));

    it('is not seen by others before its commit', () =>
      test.run(async () => {
        const seen: Promise<string[]>[] = [];
        await transaction(async () => {
          await addProgramme('a');
          if (test.kind === 'postgres') {
            const { rows } = await test.database.pool.query<{ name: string }>('select name from programme');
            expect(rows).toEqual([]);
          } else {
            // One backend: others wait for the end of the transaction.
            seen.push(
              test.database.pool
                .query<{ name: string }>('select name from programme')
                .then(({ rows }) => rows.map(({ name }) => name)),
            );
          }
        });
        expect(await Promise.all(seen)).toEqual(test.kind === 'postgres' ? [] : [['a']]);
      }));

    it('gives its connection back also when it fails', () =>
      test.run(async () => {
        for (let round = 0; round < 20; round += 1) {
          await transaction(() => Promise.reject(new Error('no'))).catch(() => undefined);
        }
        expect(test.database.pool.idleCount).toBe(test.database.pool.totalCount);
      }));
  });

  describe('afterCommit', () => {
    it('runs after the outermost commit, in order, and then sees what was committed', () =>
      test.run(async () => {
        const order: string[] = [];
        let seen: Promise<string[]> | undefined;
        await transaction(async () => {
          await transaction(async () => afterCommit(() => order.push('first')));
          await addProgramme('a');
          afterCommit(() => {
            order.push('second');
            seen = listProgrammes();
          });
          expect(order).toEqual([]);
        });
        expect(order).toEqual(['first', 'second']);
        expect(await seen).toEqual(['a']);
      }));

    it('never runs when the transaction rolls back, and at once when none is open', () =>
      test.run(async () => {
        const order: string[] = [];
        await transaction(async () => {
          afterCommit(() => order.push('never'));
          throw new Error('no');
        }).catch(() => undefined);
        afterCommit(() => order.push('at once'));
        expect(order).toEqual(['at once']);
      }));
  });

  it('reads 64-bit counts as numbers', () =>
    test.run(async () => {
      const { rows } = await sql<{ count: unknown }>`select count(*) as count from programme`.execute(database());
      expect(rows).toEqual([{ count: 0 }]);
    }));

  it('takes megabytes of parameters, and answers with them', () =>
    test.run(async () => {
      const texts = Array.from({ length: 40 }, (_, index) => String(index).padEnd(100_000, 'ы'));
      const { rows } = await sql<{ text: string }>`select unnest(${texts}::text[]) as text`.execute(database());
      expect(rows.map(({ text }) => text)).toEqual(texts);
    }));

  it('goes on after a statement that failed', () =>
    test.run(async () => {
      await expect(sql`select ${'x'}::integer`.execute(database())).rejects.toThrow('invalid input syntax');
      await addProgramme('a');
      expect(await listProgrammes()).toEqual(['a']);
    }));

  it('is migrated once by those who migrate at the same time', () =>
    test.run(async () => {
      const pool = test.database.pool;
      await pool.query("delete from migration where name like '%tasks%'");
      await pool.query('drop table task_attempt, task, schedule_slot, task_rate');
      const applied = await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
      expect(applied.flat()).toEqual([expect.stringContaining('tasks')]);
      expect(await migrate(pool)).toEqual([]);
    }));

  it('is as it was when a migration fails', () =>
    test.run(async () => {
      const pool = test.database.pool;
      // Its table is there already: the migration of tasks fails.
      await pool.query("delete from migration where name like '%tasks%' or name like '%risk%'");
      await pool.query('drop table student_zone, cluster_run');
      await expect(migrate(pool)).rejects.toThrow('already exists');
      const { rows } = await pool.query("select from pg_class where relname = 'student_zone'");
      expect(rows).toEqual([]);
      // Put right for the other tests.
      await pool.query('drop table task_attempt, task, schedule_slot, task_rate');
      expect(await migrate(pool)).toHaveLength(2);
    }));

  it.runIf(test.kind === 'postgres')('fails the transaction whose connection is lost, and goes on with another', () =>
    test.run(async () => {
      const failing = transaction(async () => {
        await addProgramme('a');
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database());
        await test.database.pool.query('select pg_terminate_backend($1)', [rows.at(0)?.pid]);
        await addProgramme('b');
      });
      await expect(failing).rejects.toThrow('connection');
      await addProgramme('c');
      expect(await listProgrammes()).toEqual(['c']);
    }),
  );

  it('limits the silence of a transaction on a server, never on the embedded database, whose only session would end', () =>
    test.run(async () => {
      const limit = () =>
        sql<{ setting: string }>`
          select setting from pg_settings where name = 'idle_in_transaction_session_timeout'`.execute(database());
      const { rows } = await transaction(limit);
      expect(rows).toEqual([{ setting: test.kind === 'postgres' ? '60000' : '0' }]);
      expect((await limit()).rows).toEqual([{ setting: '0' }]);
    }));

  it.runIf(test.kind === 'postgres')('ends a transaction whose process falls silent, so that its locks are freed', () =>
    test.run(async () => {
      const impatient = new AmbientPool(test.database.pool, 1);
      const isThere = async (pid: unknown) =>
        (await test.database.pool.query('select from pg_stat_activity where pid = $1', [pid])).rowCount;
      const failing = impatient.transaction(async () => {
        const client = await impatient.connect();
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid', []);
        await expect.poll(() => isThere(rows.at(0)?.pid)).toBe(0);
        await client.query('select 1', []);
      });
      await expect(failing).rejects.toThrow('connection');
    }),
  );
});
