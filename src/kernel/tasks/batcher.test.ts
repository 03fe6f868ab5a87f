import { describe, expect, it } from 'vitest';
import { createBatcher } from './batcher.ts';

/** A batcher that notes its batches; `gate` holds back the first. `bad` items fail, alone and with all beside them. */
function recorder(options: { most?: number; bad?: readonly number[]; gate?: Promise<unknown> } = {}) {
  const batches: number[][] = [];
  const failures: unknown[] = [];
  const isBad = (item: number): boolean => options.bad?.includes(item) ?? false;
  const call = createBatcher<number, string>({
    most: options.most ?? 100,
    async together(items) {
      batches.push([...items]);
      if (batches.length === 1) await options.gate;
      if (items.some(isBad)) throw new Error('together');
      return (item) => `together ${item}`;
    },
    async alone(item) {
      batches.push([item]);
      if (isBad(item)) throw new Error(`alone ${item}`);
      return `alone ${item}`;
    },
    onFailed: (error) => failures.push(error),
  });
  return { call, batches, failures };
}

describe('a batcher', () => {
  it('does a lone item alone', async () => {
    const { call, batches } = recorder();
    expect(await call(1)).toBe('alone 1');
    expect(batches).toEqual([[1]]);
  });

  it('gathers what is asked for in one turn, and gives each caller the outcome of its own item', async () => {
    const { call, batches } = recorder();
    expect(await Promise.all([call(1), call(2), call(3)])).toEqual(['together 1', 'together 2', 'together 3']);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers what is asked for while a batch is under way', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { call, batches } = recorder({ gate: gate.promise });
    const first = [call(1), call(2)];
    await expect.poll(() => batches).toEqual([[1, 2]]);
    const second = [call(3), call(4)];
    gate.resolve(undefined);
    await Promise.all([...first, ...second]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await call(5)).toBe('alone 5');
  });

  it('does no more at once than it may', async () => {
    const { call, batches } = recorder({ most: 2 });
    await Promise.all([1, 2, 3, 4, 5].map(call));
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('does one by one what it could not do together, so that only the bad item fails', async () => {
    const { call, failures } = recorder({ bad: [2] });
    const outcomes = await Promise.allSettled([call(1), call(2), call(3)]);
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 'alone 1' },
      { status: 'rejected', reason: new Error('alone 2') },
      { status: 'fulfilled', value: 'alone 3' },
    ]);
    expect(failures).toEqual([new Error('together')]);
    expect(await call(4)).toBe('alone 4');
  });
});
