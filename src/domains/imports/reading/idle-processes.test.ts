import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepProcess, takeProcess } from './idle-processes.ts';
import type { ReadingProcess } from './reading-process.ts';

const module = new URL('./table.process.ts', import.meta.url);
const started: ReadingProcess[] = [];
const take = (memoryMegabytes = 64): ReadingProcess => {
  const process = takeProcess(module, memoryMegabytes);
  started.push(process);
  return process;
};
const small = 2 ** 20;

describe('a process that has answered', () => {
  afterEach(async () => {
    vi.useRealTimers();
    for (const process of started.splice(0)) await process.end();
  });

  it('is taken for the next file of its kind, once', async () => {
    const first = take();
    await keepProcess(module, 64, first, small);
    expect(take(65)).not.toBe(first);
    expect(take()).toBe(first);
    expect(take()).not.toBe(first);
  });

  it('is ended where another waits, and forgotten when it ends by itself', async () => {
    const [first, second] = [take(), take()];
    await keepProcess(module, 64, first, small);
    await keepProcess(module, 64, second, small);
    expect(second.isAlive).toBe(false);
    await first.end();
    expect(take()).not.toBe(first);
  });

  it('is not forgotten when the time is over of one that has ended by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const [first, second] = [take(), take()];
    await keepProcess(module, 64, first, small);
    await first.end();
    vi.advanceTimersByTime(10_000);
    await keepProcess(module, 64, second, small);
    vi.advanceTimersByTime(10_000);
    expect(take()).toBe(second);
  });

  it('is ended when it has become large', async () => {
    const process = take();
    await keepProcess(module, 64, process, 257 * 2 ** 20);
    expect(process.isAlive).toBe(false);
    expect(take()).not.toBe(process);
  });
});
