import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Broker } from '#adapters/broker/port.ts';
import { openRabbitmq } from '#adapters/broker/rabbitmq/open.ts';
import { createToken, createUser } from '#domains/identity/index.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { isRabbitmqHere, rabbitmqForTests, type RabbitmqForTests } from './services/rabbitmq.ts';
import { skipsRedis, startRedis, type RedisForTests } from './services/redis.ts';
import { startProcess, type ChildProcess } from './support/child-process.ts';
import { openTestDatabase, testRuntime, type TestDatabase } from './support/database.ts';
import { startPulse, type PulseProcess } from './support/pulse-process.ts';

const relayProcess = new URL('support/processes/relay.process.ts', import.meta.url);
const isAbsent = process.env['PULSE_TEST_POSTGRES_URL'] === undefined || !isRabbitmqHere();

describe.skipIf(isAbsent).each([
  { bus: 'NOTIFY of PostgreSQL', withRedis: false },
  { bus: 'Redis', withRedis: true },
])('what a web server enqueues that has lost the broker, told by $bus', ({ withRedis }) => {
  describe.skipIf(withRedis && skipsRedis())('to the relay of another process', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pulse-relay-'));
    let database: TestDatabase;
    let rabbitmq: RabbitmqForTests;
    let broker: Broker;
    let redis: RedisForTests | undefined;
    let web: PulseProcess;
    let relay: ChildProcess;
    let token = '';

    beforeAll(async () => {
      database = await openTestDatabase('postgres');
      rabbitmq = await rabbitmqForTests();
      broker = openRabbitmq(rabbitmq.url, pino({ level: 'silent' }));
      redis = withRedis ? await startRedis() : undefined;
      const person = { login: 'anna', name: 'Anna', email: 'anna@example.edu', password: 'correct horse battery' };
      token = await withRuntime(testRuntime(database), async () => {
        await createUser({ ...person, roles: ['operator'] });
        return createToken({ login: 'anna', name: 'test', expiresInDays: undefined });
      });
      const environment = {
        PULSE_DATA_DIR: folder,
        PULSE_HOST: '127.0.0.1',
        PULSE_LOG_LEVEL: 'silent',
        PULSE_DRAIN_SECONDS: '0',
        PULSE_SECRET: 'a secret for tests, long enough to sign',
        DATABASE_URL: database.address,
        ...(redis && { REDIS_URL: redis.url }),
      };
      // Nobody answers there.
      web = await startPulse('web', { ...environment, RABBITMQ_URL: 'amqp://127.0.0.1:1' });
      relay = startProcess(relayProcess, [], { ...environment, RABBITMQ_URL: rabbitmq.url });
      await relay.line('relaying');
    });
    afterAll(async () => {
      await Promise.all([relay.terminate(), web.stop(), broker.close()]);
      await Promise.all([redis?.stop(), rabbitmq.remove(), database.close()]);
      rmSync(folder, { recursive: true, force: true });
    });

    async function upload(): Promise<void> {
      const body = new FormData();
      body.append('file', new Blob(['not a gradebook']), 'any.csv');
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${web.address}/api/v1/imports`, { method: 'POST', headers, body });
      expect(answer.ok).toBe(true);
    }
    const published = () => broker.countWaiting([{ queue: 'ingest', lane: 'interactive' }]);

    it('is published at once, without a look into the table', async () => {
      await upload();
      await expect.poll(published).toEqual([1]);
      // The first one the relay may have found as it began to hear.
      await upload();
      await expect.poll(published).toEqual([2]);
    });
  });
});
