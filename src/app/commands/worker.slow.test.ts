import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '#app/root.ts';
import { database } from '#kernel/runtime.ts';
import { declareTask } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { freePort } from '#test/services/free-port.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { countTasksIn } from '#test/support/effects.ts';
import { runPulse } from '#test/support/run-pulse.ts';

const main = pathToFileURL(join(root, 'src/main.ts'));
/** A task of the program that does little; without its key, so that many may wait. */
const cleanUp = declareTask({ name: 'operations.clean_up', queue: 'upkeep', input: z.object({}) });
const many = (count: number) => Array.from({ length: count }, () => ({}));

describeOnDatabase('postgres', 'pulse worker', (test) => {
  let environment: Record<string, string>;
  let started: ChildProcess | undefined;
  beforeEach(async () => {
    environment = {
      DATABASE_URL: test.database.address,
      PULSE_DATA_DIR: join(process.env['TMPDIR'] ?? '/tmp', 'pulse-no-data'),
      PULSE_HOST: '127.0.0.1',
      PULSE_METRICS_PORT: String(await freePort()),
    };
  });
  afterEach(async () => {
    await started?.terminate();
    started = undefined;
  });

  function start(...options: string[]): ChildProcess {
    started = startProcess(main, ['worker', '--queues=upkeep', ...options], environment);
    return started;
  }
  const done = () => countTasksIn('done');
  /** The processes that ran tasks, in their order. */
  async function listWorkers(): Promise<number[]> {
    const rows = await database().selectFrom('task_attempt').select('worker').orderBy('started_at').execute();
    return [...new Set(rows.map(({ worker }) => Number(worker.split(':').at(-1))))];
  }
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${environment['PULSE_METRICS_PORT']}${path}`).catch(() => undefined);
    return response && { status: response.status, text: await response.text() };
  };

  it.each([
    [['--autoscale=3'], 'two numbers'],
    [['--autoscale=1,3'], 'must not be below'],
    [['--autoscale=4,2', '--concurrency=3'], 'cannot be used with'],
    [['--max-tasks=0'], 'whole number from 1'],
    [['--max-memory=much'], 'whole number from 1'],
    [['--queues=ingest,zz'], 'there is no queue "zz"'],
  ])('refuses %j in one line', async (options, words) => {
    const { code, stderr } = await runPulse(['worker', ...options], environment);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('tells of its health and of what waits', () =>
    test.run(async () => {
      await enqueueMany({ ...cleanUp, queue: 'llm' }, many(3), { lane: 'bulk' });
      const worker = start();
      await worker.line('Pulse.EDU worker is ready');
      expect(getPriority(worker.pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
      expect(await ask('/healthz')).toEqual({ status: 200, text: 'ok\n' });
      expect(await ask('/readyz')).toEqual({ status: 200, text: 'ok\n' });
      expect((await ask('/metrics'))?.text).toContain('pulse_queue_waiting{queue="llm",lane="bulk"} 3');
      expect((await ask('/elsewhere'))?.status).toBe(404);
      expect(await worker.terminate()).toBe(0);
    }));

  it('starts itself anew after so many tasks, and ends with 0 when told to', () =>
    test.run(async () => {
      await enqueueMany(cleanUp, many(5));
      const worker = start('--max-tasks=2', '--concurrency=1');
      await expect.poll(done, { timeout: 60_000 }).toBe(5);
      expect((await listWorkers()).length).toBeGreaterThanOrEqual(2);
      await expect.poll(() => ask('/healthz')).toMatchObject({ status: 200 });
      expect(await worker.terminate()).toBe(0);
      expect(await ask('/healthz')).toBeUndefined();
    }));

  it('finishes its work, too, when the signal goes to every process of it, as systemd sends it', () =>
    test.run(async () => {
      await enqueueMany(cleanUp, many(1));
      const watcher = start('--max-tasks=100');
      await expect.poll(done, { timeout: 60_000 }).toBe(1);
      const [worker = 0] = await listWorkers();
      const holder = await test.database.pool.connect();
      try {
        await holder.query('begin; lock table task in share mode');
        const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
        await expect.poll(async () => (await holder.query(waiting)).rowCount, { timeout: 60_000 }).toBeGreaterThan(0);
        process.kill(worker, 'SIGTERM');
        const ended = watcher.terminate();
        expect(await Promise.race([ended, wait(500, 'still at work')])).toBe('still at work');
        await holder.query('rollback');
        expect(await ended).toBe(0);
      } finally {
        holder.release(true);
      }
    }));

  it('starts itself anew when it has grown too large', () =>
    test.run(async () => {
      await enqueueMany(cleanUp, many(1));
      start('--max-memory=1');
      await expect.poll(done, { timeout: 60_000 }).toBe(1);
      await enqueueMany(cleanUp, many(1));
      await expect.poll(done, { timeout: 60_000 }).toBe(2);
      expect(await listWorkers()).toHaveLength(2);
    }));

  it('starts itself anew after a crash, and does not outlive the process that watches it', () =>
    test.run(async () => {
      await enqueueMany(cleanUp, many(1));
      const watcher = start('--max-tasks=100');
      await expect.poll(done, { timeout: 60_000 }).toBe(1);
      const [first = 0] = await listWorkers();
      expect(first).not.toBe(watcher.pid);
      process.kill(first, 'SIGKILL');
      await enqueueMany(cleanUp, many(1));
      await expect.poll(done, { timeout: 60_000 }).toBe(2);
      expect(watcher.errors).toContain('the worker ended with 137; starting it again in 1 s');
      await watcher.kill();
      await expect.poll(() => ask('/healthz')).toBeUndefined();
    }));
});
