import { sql } from 'kysely';
import { afterEach, expect, it, vi } from 'vitest';
import type { LanguageModel } from '#adapters/llm/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database, runtime } from '#kernel/runtime.ts';
import { backoffSeconds } from '#kernel/tasks/backoff.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { setModels, useTwoModels } from '#test/support/language-models.ts';
import { askLanguageModel, modelTaskRetries, noteUntrue, type ModelAnswer, type ModelQuestion } from './index.ts';

const question: ModelQuestion = {
  ...{ purpose: 'student_advice', promptVersion: '1', language: 'ru' },
  system: 'Ты помогаешь студенту.',
  messages: [{ role: 'user', text: 'Просрочено: 3 задания.' }],
  ...{ maxTokens: 100, temperature: 0, patienceSeconds: 0 },
};

function use(models: readonly LanguageModel[]): void {
  Object.assign(runtime(), { languageModels: models });
}

const calls = async () =>
  (
    await database()
      .selectFrom('llm_call')
      .select(['provider', 'outcome', 'error_code as code', 'is_cached as cached', 'tokens_out as out'])
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).map(({ provider, outcome, code, cached }) => [provider, outcome, code, cached]);

async function answered(asked: Promise<ModelAnswer>) {
  const answer = await asked;
  if (answer.kind === 'answered') return answer;
  throw new Error(JSON.stringify(answer));
}

it('a task that asks waits 60, 300 and 900 seconds before it asks again', () => {
  const { attempts, backoff } = modelTaskRetries;
  const waits = Array.from({ length: attempts - 1 }, (_, failed) => backoffSeconds(backoff, failed + 1, 0.5));
  expect(waits).toEqual([60, 300, 900]);
});

describeOnBothDatabases('a question to language models', (test) => {
  const start = useTwoModels(afterEach);

  it('has a plain answer where none is configured, or all are switched off', () =>
    test.run(async () => {
      expect(await askLanguageModel(question)).toEqual({ kind: 'no_provider' });
      const { models } = await start();
      use(models.slice(0, 1));
      await setModels({ isOn: false });
      expect(await askLanguageModel(question)).toEqual({ kind: 'no_provider' });
      expect(await calls()).toEqual([]);
    }));

  it('goes to the first, and to the next where that fails', () =>
    test.run(async () => {
      const { models, yandex } = await start();
      use(models);
      await setModels({}, { cacheHours: 0 });
      expect((await answered(askLanguageModel(question))).provider).toBe('yandex');
      yandex.script('fails', 'refuses', 'broken-json');
      for (const asked of [question, question, { ...question, responseSchema: { type: 'object' } }]) {
        expect((await answered(askLanguageModel(asked))).provider).toBe('openai');
      }
      await setModels({}, { cacheHours: 0, order: ['openai'] });
      expect((await answered(askLanguageModel(question))).provider).toBe('openai');
      expect((await calls()).map(([provider, outcome]) => `${String(provider)} ${String(outcome)}`)).toEqual([
        'yandex answered',
        ...['yandex temporary', 'openai answered', 'yandex refused', 'openai answered'],
        ...['yandex broken', 'openai answered', 'openai answered'],
      ]);
    }));

  it('tells failures that pass from those that do not', () =>
    test.run(async () => {
      const { models, yandex } = await start();
      use(models.slice(0, 1));
      yandex.script('away', 'refuses', 'too-many');
      expect(await askLanguageModel(question)).toEqual({
        ...{ kind: 'later', reason: 'temporary', code: 'http_503', retryAfter: 60 },
      });
      expect(await askLanguageModel(question)).toEqual({ kind: 'failed', reason: 'refused', code: 'content_filter' });
      expect(await askLanguageModel(question)).toEqual({
        ...{ kind: 'later', reason: 'over_limit', code: 'http_429', retryAfter: 7 },
      });
      // The provider said when; until then it is not asked.
      const again = await askLanguageModel(question);
      expect(again).toMatchObject({ kind: 'later', reason: 'over_limit', code: 'provider_limit' });
      expect(yandex.questions).toHaveLength(3);
    }));

  it('is given up when its time is up', () =>
    test.run(async () => {
      const { models, yandex } = await start();
      use(models.slice(0, 1));
      yandex.always('silent');
      const abort = new AbortController();
      const reason = new Error('the task has no more time');
      const asked = askLanguageModel({ ...question, signal: abort.signal });
      const refused = expect(asked).rejects.toBe(reason);
      await vi.waitFor(() => expect(yandex.questions).toHaveLength(1));
      abort.abort(reason);
      await refused;
      expect(await calls()).toEqual([['yandex', 'broken', 'given_up', false]]);
      const { rows } = await sql`select 1 from llm_reservation where ended_at is null`.execute(database());
      expect(rows).toEqual([]);
    }));

  it('does not reach a provider that failed too often, until one has tried', () =>
    test.run(async () => {
      const { models, yandex } = await start();
      use(models.slice(0, 1));
      await setModels({}, { pauseAfter: 3, cacheHours: 0 });
      yandex.script('fails', 'cut', 'fails');
      for (let time = 0; time < 3; time += 1) await askLanguageModel(question);
      expect(await askLanguageModel(question)).toMatchObject({ kind: 'later', reason: 'circuit_open', code: 'paused' });
      expect(yandex.questions).toHaveLength(3);
      await sql`update llm_provider set paused_until = now() - interval '1 second'`.execute(database());
      expect((await askLanguageModel(question)).kind).toBe('answered');
      expect((await askLanguageModel(question)).kind).toBe('answered');
      expect((await calls()).map(([, outcome]) => outcome)).toEqual([
        ...['temporary', 'temporary', 'temporary', 'circuit_open', 'answered', 'answered'],
      ]);
    }));

  it('is answered from memory the second time, at no cost, until it is another question', () =>
    test.run(async () => {
      const { models, yandex } = await start();
      use(models);
      await setModels({ inputPrice: 10, outputPrice: 20 });
      const first = await answered(askLanguageModel(question));
      const second = await answered(askLanguageModel(question));
      expect(second).toMatchObject({ text: first.text, isCached: true, fetchedBy: first.callId });
      for (const other of [{ promptVersion: '2' }, { system: 'Ты краток.' }, { isFresh: true }]) {
        expect((await answered(askLanguageModel({ ...question, ...other }))).isCached).toBe(false);
      }
      expect(yandex.questions).toHaveLength(4);
      const { rows } = await sql<{ cost: number; calls: number }>`
        select sum(cost) filter (where is_cached) as cost, count(*) filter (where is_cached)::integer as calls
        from llm_call`.execute(database());
      expect(rows).toEqual([{ cost: 0, calls: 1 }]);
    }));

  it('is asked anew when its answer was found untrue', () =>
    test.run(async () => {
      const { models, yandex } = await start();
      use(models);
      yandex.script('invents');
      await askLanguageModel(question);
      const again = await answered(askLanguageModel(question));
      expect(again.text).toContain('137');
      await noteUntrue(again, 'invented_number');
      expect((await answered(askLanguageModel(question))).text).not.toContain('137');
      expect(await calls()).toEqual([
        ['yandex', 'answered', null, false],
        ['yandex', 'untrue', 'invented_number', true],
        ['yandex', 'answered', null, false],
      ]);
    }));

  it('leaves no answer behind when its student is erased, nor its course', () =>
    test.run(async () => {
      const { models } = await start();
      use(models);
      const { id: courseId } = await database()
        .insertInto('course')
        .values({ source: 'test', external_id: 'physics', name: 'Физика' })
        .returning('id')
        .executeTakeFirstOrThrow();
      const { id: studentId } = await database()
        .insertInto('student')
        .defaultValues()
        .returning('id')
        .executeTakeFirstOrThrow();
      await askLanguageModel({ ...question, subject: { courseId, studentId } });
      await askLanguageModel({ ...question, subject: { courseId } });
      const kept = async () => (await database().selectFrom('llm_answer').select('hash').execute()).length;
      expect(await kept()).toBe(2);
      await database().deleteFrom('student').where('id', '=', studentId).execute();
      expect(await kept()).toBe(1);
      await database().deleteFrom('course').where('id', '=', courseId).execute();
      expect(await kept()).toBe(0);
      // One that was asked about before it was gone is not kept after it.
      await askLanguageModel({ ...question, subject: { studentId } });
      expect(await kept()).toBe(0);
    }));

  it('is refused inside a transaction', () =>
    test.run(async () => {
      await expect(transaction(() => askLanguageModel(question))).rejects.toThrow('not inside a transaction');
    }));

  it('keeps neither question nor answer in the record', () =>
    test.run(async () => {
      const { models } = await start();
      use(models);
      await askLanguageModel(question);
      const { rows } = await sql<{ row: string }>`select to_jsonb(llm_call)::text as row from llm_call`.execute(
        database(),
      );
      expect(rows).toHaveLength(1);
      expect(rows.at(0)?.row).not.toMatch(/Просрочено|студенту|просроченных/);
    }));
});
