import { sql } from 'kysely';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { database, runtime } from '#kernel/runtime.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { setModels, useTwoModels } from '#test/support/language-models.ts';
import { askLanguageModel } from './index.ts';

const script = new URL('../../../test/support/processes/ask-models.process.ts', import.meta.url);
const outcomesSchema = z.record(z.string(), z.number());

describeOnBothDatabases('several processes that ask one language model', (test) => {
  const start = useTwoModels(afterEach);
  const started: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of started.splice(0)) await child.kill();
  });

  function ask({ kind, database: { address } }: DatabaseTest, model: string, ...how: number[]): ChildProcess {
    const child = startProcess(script, [kind, address, model, ...how.map(String)]);
    started.push(child);
    return child;
  }

  /** What became of the questions of all of them together. */
  async function outcomesOf(children: readonly ChildProcess[]): Promise<Record<string, number>> {
    const sums: Record<string, number> = {};
    for (const child of children) {
      const line = await child.line('outcomes');
      for (const [outcome, count] of Object.entries(outcomesSchema.parse(JSON.parse(line.slice(9))))) {
        sums[outcome] = (sums[outcome] ?? 0) + count;
      }
    }
    return sums;
  }

  it('keep to the calls of a day, to the call, and to the calls at once', { timeout: 120_000 }, () =>
    test.run(async () => {
      const { yandex } = await start({ answerMs: 100 });
      await setModels({ callsPerDay: 25, atOnce: 7, callsPerMinute: null });
      const children = [1, 2, 3, 4].map(() => ask(test, yandex.address, 10, 5, 60));
      expect(await outcomesOf(children)).toEqual({ answered: 25, calls_per_day: 15 });
      expect(yandex.questions).toHaveLength(25);
      expect(yandex.mostAtOnce).toBeLessThanOrEqual(7);
      expect(yandex.mostAtOnce).toBeGreaterThan(1);
    }),
  );

  it('keep to the calls of a minute, and to the money of a day', { timeout: 120_000 }, () =>
    test.run(async () => {
      const { yandex } = await start();
      await setModels({ callsPerMinute: 9, atOnce: null });
      const children = [1, 2, 3].map(() => ask(test, yandex.address, 10, 5, 0));
      expect(await outcomesOf(children)).toEqual({ answered: 9, calls_per_minute: 21 });
      await setModels({ callsPerMinute: null, atOnce: null, costPerDay: 5, inputPrice: 4, outputPrice: 8 });
      const others = [1, 2, 3].map(() => ask(test, yandex.address, 10, 5, 0));
      const outcomes = await outcomesOf(others);
      expect(outcomes['cost_per_day']).toBeGreaterThan(0);
      expect(outcomes['answered']).toBeGreaterThan(0);
      const { rows } = await sql<{ shared: number; calls: number }>`
        select (select cost from llm_provider) as shared, (select sum(cost) from llm_call) as calls`.execute(
        database(),
      );
      expect(rows.at(0)?.calls).toBeLessThanOrEqual(5);
      expect(rows.at(0)?.shared).toBeCloseTo(rows.at(0)?.calls ?? 0, 6);
    }),
  );

  it(
    'get back the place of one that was killed, when its lease has run out; its calls count',
    { timeout: 120_000 },
    () =>
      test.run(async () => {
        const { yandex, models } = await start();
        yandex.always('silent');
        await setModels({ callsPerDay: 5, atOnce: 3, callsPerMinute: null });
        const child = ask(test, yandex.address, 3, 3, 0);
        await vi.waitFor(() => expect(yandex.questions).toHaveLength(3), { timeout: 30_000 });
        await child.kill();
        yandex.always('well');
        Object.assign(runtime(), { languageModels: models.slice(0, 1) });
        const once = () =>
          askLanguageModel({
            ...{ purpose: 'test', promptVersion: '1', language: 'ru', isFresh: true, patienceSeconds: 0 },
            ...{ system: 'A', messages: [{ role: 'user', text: 'B' }], maxTokens: 10, temperature: 0 },
          });
        expect(await once()).toMatchObject({ kind: 'later', code: 'at_once' });
        await sql`update llm_reservation set lease_until = now() - interval '1 second'`.execute(database());
        for (let time = 0; time < 2; time += 1) expect((await once()).kind).toBe('answered');
        expect(await once()).toMatchObject({ kind: 'later', code: 'calls_per_day' });
      }),
  );
});
