import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { canInstallPackages, installPackage } from '#test/services/debian.ts';
import type { BenchRun } from '../common/run-bench.ts';
import { residentMebibytes } from '../common/memory.ts';
import { run, start, type Started } from './process.ts';

// Debian's own, not one that comes first in the path: that is where python3-celery is installed.
const python = '/usr/bin/python3';
const folder = join(import.meta.dirname, 'celery');

export interface Pool {
  readonly kind: 'prefork' | 'threads';
  readonly size: number;
  /** Messages fetched ahead for each place. */
  readonly prefetch: number;
}

export interface Celery extends Disposable {
  /** `.delay()` calls a second. */
  publish(count: number, confirms?: boolean): Promise<number>;
  /** Publishes tasks that do nothing, or sleep so long, then starts a worker: tasks a second it ends. */
  drain(pool: Pool, count: number, sleepSeconds?: number): Promise<number>;
  /** Milliseconds from each call of `.delay()` to the task, at so many calls a second. */
  latencies(pool: Pool, count: number, perSecond: number): Promise<number[]>;
  idleMebibytes(pool: Pool): Promise<number>;
}

/** @throws with what to install when Celery is missing and cannot be installed */
export async function openCelery(broker: string, bench: BenchRun): Promise<Celery> {
  bench.using('Celery', await findCelery());
  const records = mkdtempSync(join(tmpdir(), 'pulse-bench-'));
  const record = join(records, 'record');
  const environment = { BENCH_BROKER: broker, BENCH_RECORD: record, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' };

  /** Seconds the calls took. */
  async function call(task: string, count: number, argument: number, confirms = false): Promise<number> {
    const more = { BENCH_CONFIRMS: confirms ? 'yes' : 'no' };
    const script = join(folder, 'publish.py');
    return Number(await run(python, [script, task, String(count), String(argument)], { ...environment, ...more }));
  }

  function work({ kind, size, prefetch }: Pool): Started {
    rmSync(record, { force: true });
    const quiet = ['--without-gossip', '--without-mingle', '--without-heartbeat', '--loglevel=ERROR'];
    return start(
      python,
      ['-m', 'celery', '-A', 'peer', 'worker', '--pool', kind, '--concurrency', String(size), ...quiet],
      // As root it only warns that this is unwise.
      { ...environment, BENCH_PREFETCH: String(prefetch), C_FORCE_ROOT: 'yes' },
    );
  }

  const recorded = (): number => statSync(record, { throwIfNoEntry: false })?.size ?? 0;
  async function untilRecorded(worker: Started, bytes: number): Promise<{ at: number; bytes: number }> {
    const begun = performance.now();
    while (recorded() < bytes) {
      await wait(2);
      if (worker.hasEnded) await worker.output;
      if (performance.now() - begun > 120_000)
        throw new Error(`Celery did ${recorded()} of ${bytes} tasks in two minutes`);
    }
    return { at: performance.now(), bytes: recorded() };
  }

  return {
    publish: async (count, confirms = false) => count / (await call('nothing', count, 0, confirms)),
    async drain(pool, count, sleepSeconds) {
      await call(sleepSeconds === undefined ? 'nothing' : 'sleep', count, sleepSeconds ?? 0);
      await using worker = work(pool);
      // From the twentieth part on: what it needs to start does not count against it.
      const first = await untilRecorded(worker, Math.ceil(count / 20));
      const last = await untilRecorded(worker, count);
      return ((last.bytes - first.bytes) / (last.at - first.at)) * 1000;
    },
    async latencies(pool, count, perSecond) {
      await using worker = work(pool);
      const warmUp = 20;
      await call('measured', warmUp + count, perSecond);
      // The call that declares the queue leaves a byte in front, unless it was purged in time.
      const lines = (): number[] =>
        readFileSync(record, 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => Number(/[\d.]*$/.exec(line.replace(/^\.+/, ''))?.[0]));
      while (lines().length < warmUp + count) {
        await wait(20);
        if (worker.hasEnded) await worker.output;
      }
      return lines().slice(warmUp);
    },
    async idleMebibytes(pool) {
      await using worker = work(pool);
      await wait(5000);
      return residentMebibytes(worker.pid);
    },
    [Symbol.dispose]() {
      rmSync(records, { recursive: true, force: true });
    },
  };
}

async function findCelery(): Promise<string> {
  const ask = (): Promise<string> => run(python, ['-c', 'import celery; print(celery.__version__)']);
  try {
    return (await ask()).trim();
  } catch (error) {
    if (!canInstallPackages()) {
      throw new Error('the bench compares with Celery, which is missing: apt-get install python3-celery', {
        cause: error,
      });
    }
    console.error('pulse: installing Celery for the bench (once)…');
    installPackage(['python3-celery']);
    return (await ask()).trim();
  }
}
