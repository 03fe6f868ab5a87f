import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinEmbeddedDatabase, openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { testRuntime } from '#test/support/database.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { countTasksIn, createEffectTable, listWrongEffects } from '#test/support/effects.ts';
import { plainTask } from '#test/support/tasks.ts';

const script = new URL('../support/processes/worker.process.ts', import.meta.url);
const courses = (count: number) => Array.from({ length: count }, (_, courseId) => ({ courseId }));

let folder: string;
let worker: ChildProcess | undefined;
beforeEach(async () => {
  folder = await prepareDataFolder();
  const database = await openEmbeddedDatabase(folder, (error) => {
    throw error;
  });
  await withRuntime(testRuntime(database), createEffectTable);
  await database.close();
});
afterEach(async () => {
  await worker?.kill();
  await rm(folder, { recursive: true });
});

/** Runs `work` beside a worker process that hosts the database, on a connection of its own. */
async function beside(work: () => Promise<void>): Promise<ChildProcess> {
  worker = startProcess(script, ['worker', 'embedded', folder]);
  await worker.line('working');
  const joined = await joinEmbeddedDatabase(folder);
  if (!joined) throw new Error('nobody hosts the database');
  await withRuntime(testRuntime(joined), work);
  await joined.close();
  return worker;
}

it('a worker of the embedded database, killed and started again, leaves each effect to happen once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const killed = await beside(async () => {
      await enqueueMany(plainTask, courses(60));
      await wait(100 + Math.random() * 200);
    });
    await killed.kill();
  }
  const last = await beside(async () => {
    await expect.poll(() => countTasksIn('queued', 'running'), { timeout: 60_000 }).toBe(0);
    expect(await countTasksIn('done')).toBe(300);
    expect(await listWrongEffects()).toEqual([]);
  });
  expect(await last.terminate()).toBe(0);
});
