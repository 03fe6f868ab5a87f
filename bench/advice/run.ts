// When a university needs much advice from a language model that takes two seconds: do twice as many workers write twice
// as many drafts, do its pages stay as fast, and does the budget of a day hold to the call? 1, 2, 4 and 8 processes of the
// real worker compose advice for generated students, facts, prompt and check included, by a local server that speaks
// YandexGPT's protocol, on PostgreSQL.
// Usage: ./pulse bench advice [--json] [--write] [--quick] [--seconds 40] [--concurrency 4]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { failWith } from '#app/fail-with.ts';
import { root } from '#app/root.ts';
import { database } from '#kernel/runtime.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { generateKind } from '#domains/recommendations/service/kinds.ts';
import { yandexFolder, yandexKey } from '#test/fakes/llm/yandex.ts';
import { openUniversity } from '#test/fixtures/university/database.ts';
import { startProcess } from '#test/support/child-process.ts';
import { setModels } from '#test/support/language-models.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { readBeside } from '../web/pages-beside.ts';
import { environmentOf } from '../web/processes.ts';
import { withUniversity } from '../web/with-university.ts';
import { adviceFigures } from './figures.ts';

const options = readOptions(['seconds', 'concurrency']);
const seconds = options.number('seconds', 40, 6);
/** The slowest hundredth of pages is a steady figure only when there are many. */
const pageSeconds = 4 * seconds;
const concurrency = options.number('concurrency', 4);
const answerMs = 2000;
const sizes = options.quick ? [1, 2] : [1, 2, 4, 8];
const mostStudents = 2000;
const scale = 'small';
const asking = z.object({ asked: z.int() });
/** Until every place of every worker is taken and its connections are open. */
const warmUpSeconds = 5;
/** Calls of a day where the budget is tried, and seconds for which workers go on when it is used up. */
const [allowed, afterwards] = [options.quick ? 20 : 200, 20];
const noLimits = { callsPerDay: null, callsPerMinute: null, tokensPerMinute: null, atOnce: null };
/** So many of each page are read before, that what is kept is kept. */
const mostOfEach = 40;

/** Everybody of the first courses waits for advice, and has none yet. @returns how many */
async function askForAll(): Promise<number> {
  await sql`delete from recommendation`.execute(database());
  await sql`delete from task where queue = 'llm'`.execute(database());
  const { rows } = await sql<{ courseId: number; studentId: number }>`
    select course_id as "courseId", student_id as "studentId" from student_zone
    order by 1, 2 limit ${mostStudents}`.execute(database());
  await enqueueMany(
    generateKind,
    rows.map((row) => ({ ...row, isAsked: true })),
  );
  return rows.length;
}

async function countDrafts(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from recommendation where composer = 'model'`.execute(database());
  return rows.at(0)?.count ?? 0;
}

/** What comes of `watch` while so many workers do what waits. */
async function withWorkers<T>(
  processes: number,
  environment: Record<string, string>,
  watch: () => Promise<T>,
): Promise<T> {
  const program = pathToFileURL(join(root, 'src/main.ts'));
  const commands = ['worker', '--queues=llm', `--concurrency=${String(concurrency)}`];
  const workers = Array.from({ length: processes }, () => startProcess(program, commands, environment));
  try {
    await Promise.all(workers.map((worker) => worker.line('Pulse.EDU worker is ready')));
    return await watch();
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

/** Drafts a second of so many workers while more wait than can be written; `beside` runs meanwhile. */
async function measureRate(
  processes: number,
  environment: Record<string, string>,
  beside: () => Promise<unknown>,
): Promise<number> {
  await askForAll();
  return withWorkers(processes, environment, async () => {
    await sleep(1000 * warmUpSeconds);
    const [before, begun] = [await countDrafts(), performance.now()];
    await beside();
    return ((await countDrafts()) - before) / ((performance.now() - begun) / 1000);
  });
}

/** How many questions have reached the model so far. */
async function countQuestions(model: string): Promise<number> {
  const { asked } = asking.parse(await (await fetch(`${model}/questions`)).json());
  return asked;
}

/** Calls that reach the model when more students wait than a day's budget is for, and workers race for it. */
async function measureBudget(processes: number, environment: Record<string, string>, model: string) {
  await setModels({ ...noLimits, callsPerDay: allowed }, { cacheHours: 0 });
  await sql`delete from llm_reservation`.execute(database());
  await sql`delete from llm_provider`.execute(database());
  const [waiting, before] = [await askForAll(), await countQuestions(model)];
  return withWorkers(processes, environment, async () => {
    while ((await countQuestions(model)) - before < allowed) await sleep(100);
    await sleep(1000 * afterwards);
    const made = (await countQuestions(model)) - before;
    return { processes, waiting, allowed, made, drafts: await countDrafts() };
  });
}

await runBench({
  name: 'advice',
  options,
  figures: adviceFigures,
  async measure(run) {
    await requireServer(run);
    const university = await openUniversity(scale);
    const server = startProcess(new URL('model.process.ts', import.meta.url), [String(answerMs)]);
    const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-advice-'));
    const model = await server.line('http');
    const environment = {
      ...environmentOf(university.address, folder),
      ...{ YANDEX_GPT_BASE_URL: model, YANDEX_GPT_API_KEY: yandexKey, YANDEX_GPT_FOLDER_ID: yandexFolder },
    };
    try {
      return await withUniversity(university.address, folder, async () => {
        await setModels(noLimits, { cacheHours: 0 });
        const students = await askForAll();
        await sql`delete from task where queue = 'llm'`.execute(database());
        const found: { processes: number; draftsPerSecond: number; shareOfLinear: number }[] = [];
        const { pages } = await readBeside(
          { scale, environment, idleSeconds: pageSeconds, mostOfEach },
          async (read) => {
            for (const processes of sizes) {
              const isLargest = processes === Math.max(...sizes);
              const rate = await measureRate(processes, environment, () =>
                isLargest ? read(pageSeconds) : sleep(1000 * seconds),
              );
              run.say(`${String(processes)} processes: ${String(round(rate, 2))} drafts/s`);
              const alone = found.at(0)?.draftsPerSecond ?? rate;
              found.push({
                ...{ processes, draftsPerSecond: round(rate, 2) },
                shareOfLinear: round(rate / (processes * alone), 3),
              });
            }
          },
        );
        const budget = await measureBudget(Math.max(...sizes), environment, model);
        run.say(`${String(budget.made)} calls of ${String(allowed)} allowed`);
        return { students, concurrency, answerMs, seconds, sizes: found, pagesBeside: pages, budget };
      });
    } finally {
      await server.kill();
      await university.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
}).catch(failWith);
