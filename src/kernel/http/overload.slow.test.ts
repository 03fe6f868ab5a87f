import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createPool } from '#adapters/database/pool.ts';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import { quantile } from '#kernel/quantile.ts';
import { database } from '#kernel/runtime.ts';
import { createTestServer } from '#test/support/server.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { definePublicRoute } from './route.ts';

/** Each request holds a connection for 40 ms, and there are four: 100 a second is all there is. */
const held = 0.04;
const connections = 4;
const capacity = connections / held;
const url = process.env['PULSE_TEST_POSTGRES_URL'];

interface Answer {
  status: number;
  retryAfter: string | null;
  milliseconds: number;
}

/** Sends so many requests a second, whatever becomes of the earlier ones. */
async function offer(address: string, perSecond: number, seconds: number): Promise<Answer[]> {
  const begun = performance.now();
  const asked: Promise<Answer>[] = [];
  for (let passed = 0; passed < seconds; passed = (performance.now() - begun) / 1000) {
    while (asked.length < passed * perSecond) asked.push(ask(address));
    await setTimeout(5);
  }
  return Promise.all(asked);
}

async function ask(address: string): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${address}/api/v1/work`);
  await response.text();
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, milliseconds: performance.now() - begun };
}

it.skipIf(url === undefined)(
  'overload: three times what the database can do degrades, and passes with its cause',
  async () => {
    const connectionPool = createPool({ connectionString: url }, connections);
    const runtime = testRuntime({ pool: connectionPool }, { pool: new AmbientPool(connectionPool) });
    const work = definePublicRoute({
      method: 'GET',
      url: '/work',
      summary: 's',
      schema: {},
      handler: async () => {
        await sql`select pg_sleep(${held})`.execute(database());
      },
    });
    const pressure = { requests: 60, waitingForDatabase: 40 };
    const rates = { person: 1e6, address: 1e6 };
    const server = await createTestServer({ runtime, routes: [work], pressure, rates });
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const heapBefore = process.memoryUsage().heapUsed;

    const answers = await offer(address, 3 * capacity, 6);
    const accepted = answers.filter(({ status }) => status === 204);
    const refused = answers.filter(({ status }) => status === 503);
    expect(accepted.length + refused.length).toBe(answers.length);
    // Neither does everybody wait nor is everybody sent away.
    expect(accepted.length).toBeGreaterThan(capacity * 6 * 0.5);
    expect(refused.length).toBeGreaterThan(answers.length * 0.3);
    expect(refused.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);
    // Sixty are let in at most: 0.6 s, and what this client itself lacks. Without a limit the last would wait for 12 s.
    expect(
      quantile(
        accepted.map(({ milliseconds }) => milliseconds),
        0.99,
      ),
    ).toBeLessThan(3000);
    expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(200e6);

    const after = await offer(address, capacity / 4, 2);
    expect(after.map(({ status }) => status)).toEqual(after.map(() => 204));
    await server.close();
    await connectionPool.end();
  },
);
