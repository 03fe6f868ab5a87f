import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { root } from '#app/root.ts';
import { openTestDatabase } from '#test/support/database/open.ts';
import { residentMebibytes } from '../common/memory.ts';
import { start, type Started } from './process.ts';

export interface Ours extends AsyncDisposable {
  /** Tasks a second enqueued by `enqueueMany`, a thousand in a transaction, two at a time. */
  publish(count: number): Promise<number>;
  /** Tasks a second that one worker process ends, of what `publish` left. */
  drain(count: number, concurrency: number): Promise<number>;
  /** The same of tasks that sleep so long. */
  sleep(count: number, concurrency: number, seconds: number): Promise<number>;
  /** Milliseconds from each call of `enqueue` in one process to the commit of its task by another. */
  latencies(count: number, perSecond: number): Promise<number[]>;
  idleMebibytes(): Promise<number>;
}

const script = join(import.meta.dirname, 'ours.process.ts');
const figures = z.array(z.number());

/**
 * A database of its own on the server that `findServer` found.
 *
 * @param brokerUrl of the RabbitMQ that brings the tasks to the workers; without it they claim them from the table
 */
export async function openOurs(brokerUrl?: string): Promise<Ours> {
  const database = await openTestDatabase('postgres');
  const data = mkdtempSync(join(tmpdir(), 'pulse-bench-'));
  const environment = {
    DATABASE_URL: database.address,
    PULSE_DATA_DIR: data,
    PULSE_LOG_LEVEL: 'info',
    ...(brokerUrl !== undefined && { RABBITMQ_URL: brokerUrl }),
  };

  const act = (action: string, ...numbers: number[]): Started =>
    start(process.execPath, [script, action, ...numbers.map(String)], environment);
  const figuresOf = async (started: Started): Promise<number[]> => figures.parse(JSON.parse(await started.output));
  async function figureOf(started: Started): Promise<number> {
    const [figure] = await figuresOf(started);
    if (figure === undefined) throw new Error('a process of the bench gave no figure');
    return figure;
  }

  const relay = brokerUrl === undefined ? undefined : act('relay');

  return {
    async publish(count) {
      await database.empty();
      return figureOf(act('publish', count));
    },
    drain: (count, concurrency) => figureOf(act('drain', count, concurrency)),
    async sleep(count, concurrency, seconds) {
      await database.empty();
      await figureOf(act('publish-sleeps', count, 0, seconds));
      return figureOf(act('drain', count, concurrency));
    },
    async latencies(count, perSecond) {
      await database.empty();
      const warmUp = 50;
      await using worker = act('measure', warmUp + count, 8);
      await act('call', warmUp + count, perSecond).output;
      return (await figuresOf(worker)).slice(warmUp);
    },
    async idleMebibytes() {
      await database.empty();
      const measureOne = async (): Promise<number> => {
        await using worker = start(join(root, 'pulse'), ['worker'], environment);
        await wait(8000);
        return residentMebibytes(worker.pid);
      };
      // The first start compiles for those that follow.
      await measureOne();
      return measureOne();
    },
    async [Symbol.asyncDispose]() {
      await relay?.[Symbol.asyncDispose]();
      await database.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
