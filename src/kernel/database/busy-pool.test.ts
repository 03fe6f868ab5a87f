import { expect, it } from 'vitest';
import { createPool } from '#adapters/database/pool.ts';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';

const url = process.env['PULSE_TEST_POSTGRES_URL'];

it.skipIf(url === undefined)(
  'pool: a caller that gets no connection in time hears that the server is busy',
  async () => {
    const connections = createPool({ connectionString: url, connectionTimeoutMillis: 200 }, 2);
    const pool = new AmbientPool(connections);
    const held = [await pool.connect(), await pool.connect()];
    const [first, second] = [pool.connect(), pool.transaction(async () => 1)];
    expect(pool.waiting).toBe(2);
    await expect(first).rejects.toMatchObject({ code: 'server.busy' });
    await expect(second).rejects.toMatchObject({ code: 'server.busy' });
    for (const client of held) client.release();
    expect(await pool.transaction(async () => 1)).toBe(1);
    await pool.end();
  },
);

it('pool: a server that is not there is not taken for a busy one', async () => {
  const pool = new AmbientPool(createPool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 200 }, 1));
  await expect(pool.connect()).rejects.toThrow('ECONNREFUSED');
  await pool.end();
});
