import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startProcess } from '#test/support/child-process.ts';
import { missingPrograms, startCluster, type Cluster } from './cluster.ts';

/** Processes that have the folder in their command line or environment. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const said = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${name}/${file}`, 'utf8'));
      return said.some((text) => text.includes(folder));
    } catch {
      return false;
    }
  });
}

const isLeftOut = missingPrograms(['replica']).length > 0 && !process.env['CI'];

describe.skipIf(isLeftOut)('a cluster on this machine', () => {
  let cluster: Cluster | undefined;
  afterEach(async () => {
    await cluster?.stop();
    cluster = undefined;
  });

  it('serves, brings back what is killed, survives the loss of its primary and leaves nothing', async () => {
    cluster = await startCluster({ web: 2, workers: [[]], schedulers: 1, services: ['replica'] });
    const { supervisor, databases, address } = cluster;
    const folder = dirname(cluster.environment['PULSE_DATA_DIR'] ?? '');
    const answer = async (): Promise<number> => (await fetch(`${address}/readyz`)).status;
    expect(await answer()).toBe(200);

    const [web] = [...supervisor.members].filter(({ kind }) => kind === 'web');
    if (!web) throw new Error('the cluster has a web server');
    await supervisor.kill(web, 0);
    expect(web.isRunning).toBe(false);
    expect(await answer()).toBe(200);
    await supervisor.settle();
    expect(web.isRunning).toBe(true);

    await supervisor.kill(databases.primary, 0);
    await supervisor.settle();
    await expect.poll(answer).toBe(200);

    const { replica } = databases;
    await databases.failOver();
    expect(databases.primary).toBe(replica);
    await expect.poll(answer).toBe(200);
    expect(supervisor.unexpected).toEqual([]);

    await cluster.stop();
    expect(processesOf(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('ends with the process that started it, also when that is killed', async () => {
    const owner = startProcess(new URL('cluster.process.ts', import.meta.url));
    const folder = dirname((await owner.line('folder ')).replace('folder ', ''));
    expect(processesOf(folder).length).toBeGreaterThan(5);
    await owner.kill();
    await expect.poll(() => processesOf(folder)).toEqual([]);
    await expect.poll(() => existsSync(folder)).toBe(false);
  });
});
