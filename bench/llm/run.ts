// Do twice as many workers bring twice as many answers of a language model that takes two seconds, and does its budget
// hold to the call while they race for it? 1, 2, 4 and 8 worker processes of the real program ask a local server that
// speaks YandexGPT's protocol, with reservations, records and all, on PostgreSQL.
// Usage: ./pulse bench llm [--json] [--write] [--quick] [--seconds 20] [--concurrency 4]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { withRuntime } from '#kernel/runtime.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import type { FakeModel } from '#test/fakes/llm/server.ts';
import { startYandexGpt, yandexFolder, yandexKey } from '#test/fakes/llm/yandex.ts';
import { startProcess } from '#test/support/child-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database/open.ts';
import { setModels } from '#test/support/language-models.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { askModel } from './ask-model.ts';
import { llmFigures } from './figures.ts';

const options = readOptions(['seconds', 'concurrency']);
const seconds = options.number('seconds', 20, 6);
const concurrency = options.number('concurrency', 4);
const answerMs = 2000;
const sizes = options.quick ? [1, 2, 4] : [1, 2, 4, 8];
/** Until every place of every worker is taken and its connections are open. */
const warmUpSeconds = 4;
const allowed = options.quick ? 10 : 50;
const possiblePerSecond = (processes: number): number => (processes * concurrency * 1000) / answerMs;

interface Race {
  readonly processes: number;
  /** Calls of a day. */
  readonly callsPerDay: number | null;
  readonly tasks: number;
}

/** So many workers over so many waiting tasks, until `until` has seen enough. */
async function race<T>(
  { processes, callsPerDay, tasks }: Race,
  { database, model, folder }: Place,
  until: () => Promise<T>,
): Promise<T> {
  await database.empty();
  await withRuntime(testRuntime(database), async () => {
    await setModels({ callsPerDay, callsPerMinute: null, atOnce: null });
    await enqueueMany(
      askModel,
      Array.from({ length: tasks }, (_, number) => ({ number })),
    );
  });
  const environment = {
    ...{ DATABASE_URL: database.address, DATABASE_DIRECT_URL: '', RABBITMQ_URL: '', REDIS_URL: '' },
    ...{ PULSE_DATA_DIR: folder, PULSE_LOG_LEVEL: 'silent' },
    ...{ YANDEX_GPT_BASE_URL: model.address, YANDEX_GPT_API_KEY: yandexKey, YANDEX_GPT_FOLDER_ID: yandexFolder },
  };
  const workers = Array.from({ length: processes }, () =>
    startProcess(new URL('worker.process.ts', import.meta.url), [String(concurrency)], environment),
  );
  try {
    await Promise.all(workers.map((worker) => worker.line('running')));
    return await until();
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

interface Place {
  readonly database: TestDatabase;
  readonly model: FakeModel;
  readonly folder: string;
}

async function countCalls(database: TestDatabase, outcome: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    'select count(*)::int as count from llm_call where outcome = $1',
    [outcome],
  );
  return rows.at(0)?.count ?? 0;
}

/** Answers per second while more tasks wait than can be done. */
function measureRate(processes: number, place: Place): Promise<number> {
  const tasks = Math.ceil(possiblePerSecond(processes) * (seconds + warmUpSeconds + 5));
  return race({ processes, callsPerDay: null, tasks }, place, async () => {
    await sleep(1000 * warmUpSeconds);
    const [before, begun] = [await countCalls(place.database, 'answered'), performance.now()];
    await sleep(1000 * seconds);
    const count = (await countCalls(place.database, 'answered')) - before;
    return count / ((performance.now() - begun) / 1000);
  });
}

/** Calls that reached the model when every task has been tried, of which fewer were allowed. */
function measureBudget(processes: number, place: Place): Promise<number> {
  const before = place.model.questions.length;
  const tasks = 2 * allowed;
  return race({ processes, callsPerDay: allowed, tasks }, place, async () => {
    for (;;) {
      const tried = (await countCalls(place.database, 'answered')) + (await countCalls(place.database, 'over_limit'));
      if (tried >= tasks) return place.model.questions.length - before;
      await sleep(200);
    }
  });
}

await runBench({
  name: 'llm',
  options,
  figures: llmFigures,
  measure: async (run) => {
    await requireServer(run);
    const [database, model] = [await openTestDatabase('postgres'), await startYandexGpt({ answerMs })];
    const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-llm-'));
    const place = { database, model, folder };
    try {
      const found: z.infer<typeof llmFigures>['sizes'] = [];
      for (const processes of sizes) {
        const rate = await measureRate(processes, place);
        const alone = found.at(0)?.answersPerSecond ?? rate;
        run.say(`${processes} processes: ${round(rate, 2)} answers/s`);
        found.push({
          processes,
          answersPerSecond: round(rate, 2),
          shareOfLinear: round(rate / (processes * alone), 3),
          shareOfPossible: round(rate / possiblePerSecond(processes), 3),
        });
      }
      const most = Math.max(...sizes);
      const made = await measureBudget(most, place);
      run.say(`${made} calls of ${allowed} allowed`);
      return { concurrency, answerMs, seconds, sizes: found, budget: { processes: most, allowed, made } };
    } finally {
      await model.close();
      await database.close();
      await rm(folder, { recursive: true });
    }
  },
});
