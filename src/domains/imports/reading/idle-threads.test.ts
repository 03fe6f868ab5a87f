import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { keepThread, takeThread } from './idle-threads.ts';

const module = new URL('./table.thread.ts', import.meta.url);
const started: Worker[] = [];
const take = (memoryMegabytes = 64): Worker => {
  const thread = takeThread(module, memoryMegabytes);
  started.push(thread);
  return thread;
};
const start = async (): Promise<Worker> => {
  const thread = take();
  await once(thread, 'online');
  return thread;
};

describe('a thread that has answered', () => {
  afterEach(async () => {
    for (const thread of started.splice(0)) await thread.terminate();
  });

  it('is taken for the next file of its kind, once', async () => {
    const first = await start();
    await keepThread(module, 64, first);
    expect(take(65)).not.toBe(first);
    expect(take()).toBe(first);
    expect(take()).not.toBe(first);
  });

  it('is ended where another waits, and forgotten when it ends by itself', async () => {
    const [first, second] = [await start(), await start()];
    await keepThread(module, 64, first);
    await keepThread(module, 64, second);
    expect(second.threadId).toBe(-1);
    await first.terminate();
    expect(take()).not.toBe(first);
  });

  it('is ended when it has become large', async () => {
    const thread = await start();
    const heap = await thread.getHeapStatistics();
    thread.getHeapStatistics = () => Promise.resolve({ ...heap, total_heap_size: 97 * 2 ** 20 });
    await keepThread(module, 64, thread);
    expect(thread.threadId).toBe(-1);
  });
});
