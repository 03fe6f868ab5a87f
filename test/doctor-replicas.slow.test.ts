import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { readConfig } from '#app/config.ts';
import { examineDatabase } from '#app/doctor/database.ts';
import { skipsReplicas, startReplicated, type ReplicatedDatabase } from './support/replicated.ts';

describe.skipIf(skipsReplicas())('doctor, replicas', () => {
  let replicated: ReplicatedDatabase;
  beforeAll(async () => {
    replicated = await startReplicated(2);
  });
  afterAll(() => replicated.close());

  /** What is said of each replica, in the order of the configuration. */
  async function examine(): Promise<string[]> {
    const { primary, replicas } = replicated;
    const findings = await examineDatabase(
      readConfig({
        DATABASE_URL: primary.url,
        DATABASE_REPLICA_URLS: replicas.map(({ url }) => url).join(','),
        PULSE_REPLICA_LAG_SECONDS: '2',
        PULSE_DATA_DIR: '/nowhere',
        PULSE_SECRET: 'x'.repeat(32),
      }),
    );
    return findings.filter(({ about }) => about === 'replica').map(({ status, seen }) => `${status}: ${seen}`);
  }
  const addProgramme = (name: string) =>
    replicated.database.pool.query('insert into programme (name) values ($1)', [name]);

  it('says how far each is behind, and why one that lags or is dead serves no pages', async () => {
    const names = replicated.replicas.map(({ url }) => new URL(url).host);
    const well = (name: string | undefined) =>
      new RegExp(String.raw`^ok: ${name}.*: \d+\.\d s behind the primary at most$`);
    await addProgramme('a');
    for (const { url } of replicated.replicas) {
      const replica = openPostgres(url, 1);
      await expect.poll(async () => (await replica.pool.query('select from programme')).rowCount).toBe(1);
      await replica.close();
    }
    expect(await examine()).toEqual(names.map((name): unknown => expect.stringMatching(well(name))));

    await replicated.replicas[0]?.pauseReplay();
    await sleep(2500);
    await addProgramme('b');
    await replicated.replicas[1]?.kill();
    expect(await examine()).toEqual([
      expect.stringMatching(new RegExp(String.raw`^warning: ${names[0]}.* is left out: it is [3-9] s behind$`)),
      expect.stringMatching(
        new RegExp(`^warning: ${names[1]}.* is left out: .*(does not answer|ECONNREFUSED|refused)`),
      ),
    ]);

    await replicated.replicas[0]?.resumeReplay();
    await replicated.replicas[1]?.start();
    await expect
      .poll(examine, { timeout: 10_000, interval: 500 })
      .toEqual(names.map((name): unknown => expect.stringMatching(well(name))));
  });
});
