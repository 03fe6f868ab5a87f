import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { checkArchive } from '#adapters/database/embedded/snapshots/read-archive.ts';
import { listSnapshots } from '#adapters/database/embedded/snapshots/snapshots.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { startProcess } from '#test/support/child-process.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';

/** A longer run by hand: PULSE_CHAOS_KILLS=50 ./pulse test test/chaos/snapshots */
const kills = z.coerce.number().parse(process.env['PULSE_CHAOS_KILLS'] ?? 4);
const seed = z.coerce.number().parse(process.env['PULSE_CHAOS_SEED'] ?? Math.floor(Math.random() * 1e6));
const script = new URL('../support/processes/take-snapshots.process.ts', import.meta.url);

describe(`a process killed while it takes snapshots (seed ${seed})`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await prepareDataFolder();
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const names = (): string[] => readdirSync(join(folder, 'snapshots'));

  it('leaves whole snapshots only, and every committed row; the next start clears the rest away', async () => {
    const random = seededRandom(seed);
    for (let kill = 0; kill < kills; kill += 1) {
      const host = startProcess(script, [folder]);
      await host.line('taken');
      // Every other time as soon as one is being copied, or else packed, and after a random moment besides.
      const known = new Set(names());
      const beginning = kill % 2 === 0 ? 'import-' : 'copy-';
      while (!names().some((name) => !known.has(name) && name.startsWith(beginning))) await new Promise(setImmediate);
      await wait(random() * 100);
      await host.kill();
      const noted = Math.max(...host.lines.map((line) => Number(/^noted (\d+)$/.exec(line)?.[1] ?? 0)));

      const database = await openEmbeddedDatabase(folder, (error) => {
        throw error;
      });
      const { rows } = await database.pool.query<{ last: number }>('select max(number) as last from note');
      await database.close();
      expect(rows.at(0)?.last).toBeGreaterThanOrEqual(noted);
      const snapshots = await listSnapshots(folder);
      expect(names()).toHaveLength(snapshots.length);
      expect(snapshots.length).toBeGreaterThan(0);
      for (const { path } of snapshots) expect((await checkArchive(path)).manifest.kind).toBe('import');
    }
  });
});
