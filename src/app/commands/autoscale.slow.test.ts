import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '#app/root.ts';
import { declareTask } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { freePort } from '#test/services/free-port.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { countTasksIn } from '#test/support/effects.ts';

/** A task of the program that removes old sessions; without its key, so that many may run at once. */
const cleanUp = declareTask({ name: 'identity.clean_up', queue: 'upkeep', lane: 'bulk', input: z.object({}) });

describeOnDatabase('postgres', 'pulse worker --autoscale', (test) => {
  const started: ChildProcess[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((child) => child.terminate()));
  });

  it('grows to the most while tasks wait, and falls to the least when none do', () =>
    test.run(async () => {
      const port = await freePort();
      const figures = async (): Promise<{ places: number; running: number } | undefined> => {
        const answer = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined);
        const text = (await answer?.text()) ?? '';
        const figureOf = (name: string): number =>
          Number(new RegExp(`^pulse_worker_${name} (\\d+)$`, 'm').exec(text)?.[1]);
        return answer && { places: figureOf('places'), running: figureOf('running') };
      };
      // Its tasks wait for the table that this holds, and each keeps its place.
      const holder = await test.database.pool.connect();
      try {
        await holder.query('begin');
        await holder.query('lock table session in access exclusive mode');
        await enqueueMany(
          cleanUp,
          Array.from({ length: 100 }, () => ({})),
        );
        const main = pathToFileURL(join(root, 'src/main.ts'));
        const environment = {
          DATABASE_URL: test.database.address,
          PULSE_DATA_DIR: join(process.env['TMPDIR'] ?? '/tmp', 'pulse-no-data'),
          PULSE_HOST: '127.0.0.1',
          PULSE_METRICS_PORT: String(port),
        };
        started.push(startProcess(main, ['worker', '--queues=upkeep', '--autoscale=6,2'], environment));
        // Its tasks are bulk: one place is kept for others.
        await expect.poll(figures, { timeout: 30_000 }).toEqual({ places: 2, running: 1 });
        await expect.poll(figures, { timeout: 60_000 }).toEqual({ places: 6, running: 5 });
      } finally {
        await holder.query('rollback');
        holder.release();
      }
      await expect.poll(() => countTasksIn('done'), { timeout: 30_000 }).toBe(100);
      await expect.poll(figures, { timeout: 90_000 }).toEqual({ places: 2, running: 0 });
    }));
});
