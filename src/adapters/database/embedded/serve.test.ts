import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { findHolder } from './lock.ts';
import { joinEmbeddedDatabase } from './open.ts';

const within = async <T>(seconds: number, promise: Promise<T>): Promise<T> => {
  const timer = AbortSignal.timeout(seconds * 1000);
  const late = new Promise<never>((_, reject) => {
    timer.addEventListener('abort', () => {
      reject(new Error(`nothing within ${seconds} s`));
    });
  });
  return Promise.race([promise, late]);
};

describe('the embedded database, served to several connections', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('embedded');
  });
  beforeEach(() => database.empty());
  afterAll(() => database.close());

  const joinAgain = async () => {
    const joined = await joinEmbeddedDatabase(database.address);
    if (!joined) throw new Error('nobody hosts the database');
    return joined;
  };
  /** A connection that the test can cut without a word. */
  const connect = async () => {
    const client = new pg.Client({
      host: findHolder(database.address)?.socketFolder,
      database: 'postgres',
      user: 'postgres',
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const cut = (client: pg.Client): void => {
    client.connection.stream.destroy();
  };

  it('answers each connection what it asked, when all ask with parameters at once', async () => {
    const others = await Promise.all([joinAgain(), joinAgain(), joinAgain()]);
    const ask = async (pool: pg.Pool, name: string) => {
      for (let round = 0; round < 100; round += 1) {
        // Long enough, now and then, to come in several pieces.
        const text = `${name} ${round}`.padEnd(round % 10 === 0 ? 300_000 : 0);
        const { rows } = await pool.query<Record<string, unknown>>(`select $1::text as ${name}, $2::integer as round`, [
          text,
          round,
        ]);
        // Compared here: a difference of so long texts takes minutes to print.
        expect(rows.map((row) => row[name] === text && row['round'] === round)).toEqual([true]);
      }
    };
    await Promise.all([database.pool, ...others.map(({ pool }) => pool)].map((pool, index) => ask(pool, `c${index}`)));
    await Promise.all(others.map((other) => other.close()));
  });

  it('keeps the statements of others out of an open transaction', async () => {
    const joined = await joinAgain();
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query("insert into programme (name) values ('a')");
    const outside = joined.pool.query('select name from programme');
    for (let round = 0; round < 20; round += 1) await client.query('select 1');
    await client.query('rollback');
    client.release();
    expect((await outside).rows).toEqual([]);
    await joined.close();
  });

  it.each(['begin', 'begin; select pg_sleep(0.05)'])(
    'rolls back what a lost connection had open, and serves the others (%s)',
    async (statement) => {
      for (let round = 0; round < 10; round += 1) {
        const client = await connect();
        void client.query(statement).catch(() => undefined);
        void client.query("insert into programme (name) values ('a')").catch(() => undefined);
        setTimeout(() => {
          cut(client);
        }, round);
        await within(10, database.pool.query('select $1::integer', [round]));
      }
      await expect.poll(async () => (await database.pool.query('select from programme')).rowCount).toBe(0);
    },
  );

  it('serves the others when a connection is lost while its begin waits for a snapshot', async () => {
    const client = await connect();
    const snapshot = database.snapshots?.take('import');
    void client.query('begin').catch(() => undefined);
    await new Promise((resolve) => client.connection.stream.write('', resolve));
    cut(client);
    await snapshot;
    await within(10, database.pool.query('select $1::integer', [1]));
  });

  it('recovers a connection whose statement with parameters failed half-way', async () => {
    const client = await connect();
    await expect(client.query('select $1::integer', ['x'])).rejects.toThrow('invalid input syntax');
    await expect(client.query('select no_such_column from programme where id = $1', [1])).rejects.toThrow('no_such');
    expect((await client.query('select $1::integer as n', [1])).rows).toEqual([{ n: 1 }]);
    await client.end();
  });
});
