import { expect, it } from 'vitest';
import { liveEventsOf } from '#adapters/bus/live-events.ts';
import { createLocalBus } from '#adapters/bus/local.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { transaction } from '../database/transaction.ts';
import { runtime, withRuntime } from '../runtime.ts';
import { lastProgress, followProgress } from './progress-board.ts';
import { reportProgress } from './report-progress.ts';

const about = { topic: 'import', id: 'one', permission: 'imports.read' } as const;

describeOnBothDatabases('progress', (test) => {
  it('is heard while the transaction of the work is open, and remembered', () =>
    test.run(async () => {
      const { pool } = runtime();
      const bus = createLocalBus((error) => {
        throw error;
      });
      const events = liveEventsOf(bus, (action) => pool.afterCommit(action));
      await withRuntime({ ...runtime(), events }, () =>
        transaction(() => {
          followProgress(events);
          reportProgress(about, 'saving', 10)(4);
          expect(lastProgress('import', 'one', 'saving')).toMatchObject({ done: 4, total: 10, secondsLeft: null });
          return Promise.resolve();
        }),
      );
    }));
});

describeOnBothDatabases('progress that goes on fast', (test) => {
  it('is told at most twice a second, with an estimate from the second time on', () =>
    test.run(() => {
      let at = 0;
      const heard: unknown[] = [];
      runtime().events.subscribe(({ progress }) => heard.push(progress));
      const report = reportProgress(about, 'reading', 1000, () => at);
      for (; at <= 1000; at += 10) report(at / 10);
      expect(heard).toEqual([
        { step: 'reading', done: 0, total: 1000, secondsLeft: null },
        { step: 'reading', done: 50, total: 1000, secondsLeft: 10 },
        { step: 'reading', done: 100, total: 1000, secondsLeft: 9 },
      ]);
      return Promise.resolve();
    }));
});

describeOnBothDatabases('what was heard of a step', (test) => {
  it('is not told of another', () =>
    test.run(() => {
      followProgress(runtime().events);
      reportProgress(about, 'reading', 10)(4);
      expect(lastProgress('import', 'one', 'saving')).toBeUndefined();
      expect(lastProgress('import', 'two', 'reading')).toBeUndefined();
      return Promise.resolve();
    }));
});
