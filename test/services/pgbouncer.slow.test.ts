import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { skipsPgBouncer, startPgBouncer, type PgBouncer } from './pgbouncer.ts';
import { startPostgresCluster } from './postgres-cluster.ts';
import type { PostgresServer } from './postgres-process.ts';
import { findPostgresPrograms } from './postgres.ts';

const programs = findPostgresPrograms();

describe.skipIf(programs === undefined || skipsPgBouncer())('pgbouncer', () => {
  let server: PostgresServer;
  let bouncer: PgBouncer;
  const clients: pg.Client[] = [];
  beforeEach(async () => {
    server = await startPostgresCluster(programs ?? '');
    bouncer = await startPgBouncer(server.url, 1);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end().catch(() => undefined);
    await bouncer.stop();
    await server.stop();
  });

  async function connect(url = bouncer.through(server.url), settings: pg.ClientConfig = {}): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url, ...settings });
    client.on('error', () => {
      // Broken on purpose.
    });
    clients.push(client);
    await client.connect();
    return client;
  }
  const pidOf = async (client: pg.Client): Promise<unknown> => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return rows.map(({ pid }) => pid);
  };

  it('gives one session of the server to several clients by turns', async () => {
    const [first, second] = [await connect(), await connect()];
    expect(await pidOf(first)).toEqual(await pidOf(second));
  });

  it('refuses a client that wants parameters of its session', async () => {
    await expect(connect(undefined, { options: '-c search_path=x' })).rejects.toThrow('unsupported startup parameter');
  });

  it('breaks all connections when it is killed, and serves again once started', async () => {
    const client = await connect();
    await bouncer.kill();
    await expect(client.query('select 1')).rejects.toThrow();
    await expect(connect()).rejects.toThrow('ECONNREFUSED');
    await bouncer.start();
    expect(await pidOf(await connect())).toHaveLength(1);
  });

  it('leads to another server when told so, on the connections it has', async () => {
    const client = await connect();
    const port = async () => (await client.query<{ port: string }>('show port')).rows.map((row) => row.port);
    expect(await port()).toEqual([String(server.port)]);
    const other = await startPostgresCluster(programs ?? '');
    bouncer.leadTo(other.url);
    await expect.poll(port).toEqual([String(other.port)]);
    await other.stop();
  });
});
