import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { archiveParts } from '#adapters/database/embedded/snapshots/manifest.ts';
import { partsOf, writeArchive } from '#adapters/database/embedded/snapshots/write-archive.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { readState, writeState } from '#test/support/data-folder-state.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';

/** A longer run by hand: PULSE_CHAOS_KILLS=50 ./pulse test test/chaos/restore */
const kills = z.coerce.number().parse(process.env['PULSE_CHAOS_KILLS'] ?? 4);
const seed = z.coerce.number().parse(process.env['PULSE_CHAOS_SEED'] ?? Math.floor(Math.random() * 1e6));
const main = new URL('../../src/main.ts', import.meta.url);

const stateOf = (name: string) => ({ database: name, files: name, secret: name });

describe(`pulse restore, killed (seed ${seed})`, () => {
  /** A folder in the old state, which is copied for each round, and an archive of the new one. */
  let old = '';
  let archive = '';
  const rounds: string[] = [];
  /** How long the whole of it takes on this machine. */
  let duration = 0;

  beforeAll(async () => {
    old = await prepareDataFolder();
    await writeState(old, 'new');
    archive = join(old, 'new.tar.gz');
    const takenAt = new Date('2026-11-24T01:00:00Z');
    await writeArchive(archive, { kind: 'backup', takenAt, sources: partsOf(old, archiveParts) });
    await writeState(old, 'old');
  });
  afterAll(() => {
    for (const folder of [old, ...rounds]) rmSync(folder, { recursive: true });
  });

  function begin(): { folder: string; restoring: ChildProcess } {
    const folder = mkdtempSync(join(tmpdir(), 'pulse-chaos-'));
    rounds.push(folder);
    for (const part of archiveParts) cpSync(join(old, part), join(folder, part), { recursive: true });
    const environment = { PULSE_DATA_DIR: folder, DATABASE_URL: '' };
    return { folder, restoring: startProcess(main, ['restore', archive, '--yes'], environment) };
  }

  async function expectOneState(folder: string, names: readonly string[]): Promise<void> {
    const state = await readState(folder);
    expect(names.map(stateOf)).toContainEqual(state);
    expect(readdirSync(folder).filter((name) => name.startsWith('restore.'))).toEqual([]);
    // And it stays so.
    expect(await readState(folder)).toEqual(state);
  }

  it('brings the new state when nobody kills it', async () => {
    const begun = performance.now();
    const { folder, restoring } = begin();
    expect([await restoring.ended, restoring.errors.includes('pulse:')]).toEqual([0, false]);
    duration = performance.now() - begun;
    await expectOneState(folder, ['new']);
  });

  it('leaves the old state or the new one, whenever it is killed', async () => {
    const random = seededRandom(seed);
    for (let kill = 0; kill < kills; kill += 1) {
      const { folder, restoring } = begin();
      await wait(random() * duration);
      await restoring.kill();
      await expectOneState(folder, ['old', 'new']);
    }
  });

  // The moves take a millisecond: a kill at random would hardly ever meet them.
  it.each([
    ['has been proven', 'restore.proven', 'new'],
    ['is being unpacked', 'restore.unproven/database/PG_VERSION', 'old'],
    ['is being kept aside', 'restore.proven/previous/database', 'new'],
  ])('goes on or back when it is killed while the new state %s', async (_when, path, end) => {
    const { folder, restoring } = begin();
    while (!existsSync(join(folder, path)) && restoring.lines.length === 0) await new Promise(setImmediate);
    await restoring.kill();
    await expectOneState(folder, [end]);
  });
});
