import { existsSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { findPostgresPrograms } from './postgres.ts';
import { startPostgresCluster } from './postgres-cluster.ts';

const programs = findPostgresPrograms();

test.skipIf(programs === undefined)('postgres cluster: serves once started, leaves nothing once stopped', async () => {
  const cluster = await startPostgresCluster(programs ?? '');
  const client = new pg.Client(cluster.url);
  client.on('error', () => {
    // The server is stopped below while this client is still connected.
  });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  const folder = rows.map((row) => row.data_directory).join();
  expect(existsSync(folder)).toBe(true);
  await cluster.stop();
  expect(existsSync(folder)).toBe(false);
  await expect(new pg.Client(cluster.url).connect()).rejects.toThrow('ECONNREFUSED');
});
