import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { findHolder } from './lock.ts';
import { joinEmbeddedDatabase, openEmbeddedDatabase } from './open.ts';

const hostScript = new URL('../../../../test/support/processes/host-database.process.ts', import.meta.url);

describe('the data folder', () => {
  let folder: string;
  const hosts: ChildProcess[] = [];
  const host = (): ChildProcess => {
    const started = startProcess(hostScript, [folder]);
    hosts.push(started);
    return started;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-folder-'));
  });
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((started) => started.kill()));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('refuses a second process in one sentence, and is free when the first was killed', async () => {
    const first = host();
    await first.line('hosting');
    const second = host();
    expect(await second.line('refused')).toContain(`data_folder.in_use {"folder":"${folder}","pid":${first.pid}}`);
    await first.kill();
    await host().line('hosting');
  });

  it('loses the socket that a killed process left, when the next one starts', async () => {
    const first = host();
    await first.line('hosting');
    const left = findHolder(folder)?.socketFolder ?? '';
    expect(existsSync(left)).toBe(true);
    await first.kill();
    await host().line('hosting');
    expect(existsSync(left)).toBe(false);
  });

  it('keeps what was committed before the process was killed', async () => {
    const first = host();
    await first.line('hosting');
    const joined = await joinEmbeddedDatabase(folder);
    for (let round = 0; round < 20; round += 1) {
      await joined?.pool.query('insert into note (text) values ($1)', [`note ${round}`]);
    }
    await first.kill();
    await joined?.close();
    const again = await openEmbeddedDatabase(folder, (error) => {
      throw error;
    });
    const { rows } = await again.pool.query<{ count: number }>('select count(*) from note');
    expect(rows).toEqual([{ count: 20 }]);
    await again.close();
  });

  it('is joined only while somebody hosts its database', async () => {
    const first = host();
    await first.line('hosting');
    const joined = await joinEmbeddedDatabase(folder);
    expect(joined).toBeDefined();
    await joined?.close();
    await first.kill();
    expect(await joinEmbeddedDatabase(folder)).toBeUndefined();
    expect(await joinEmbeddedDatabase(join(folder, 'nothing'))).toBeUndefined();
  });
});
