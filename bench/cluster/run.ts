// What a whole cluster on this machine takes: gradebooks imported through nginx while people load pages.
// Usage: ./pulse bench cluster [--json] [--write] [--quick] [--gradebooks 100]
//        ./pulse bench cluster --keep   leaves it running, to try by hand, until Ctrl-C
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { createCast, openTerm } from '#test/chaos/cluster/cast.ts';
import type { Cast } from '#test/chaos/cluster/load.ts';
import { Uploads } from '#test/chaos/cluster/uploads.ts';
import { Verdicts } from '#test/chaos/cluster/verdicts.ts';
import { missingPrograms, startCluster, type Cluster } from '#test/cluster/cluster.ts';
import { password } from '#test/support/people.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { readOptions } from '../common/options.ts';
import { runBench, type BenchRun } from '../common/run-bench.ts';
import { quantile, round } from '../common/statistics.ts';
import { clusterFigures, type ClusterFigures } from './figures.ts';

const keeps = process.argv.includes('--keep');
const options = readOptions(
  ['gradebooks'],
  process.argv.slice(2).filter((part) => part !== '--keep'),
);
const gradebooks = options.number('gradebooks', 100, 20);
const courses = 12;
const environment = { PULSE_NOW: '2024-11-11T00:00:00', PULSE_LOG_LEVEL: 'warn' };

interface Opened {
  readonly cluster: Cluster;
  readonly cast: Cast;
  readonly uploads: Uploads;
  readonly verdicts: Verdicts;
  readonly teacherOf: (course: number) => string;
  /** Tasks in one of these states. */
  readonly countTasks: (...states: string[]) => Promise<number>;
}

/** Starts a cluster with people and courses in it, and ends it after `work`. */
async function withCluster<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const missing = missingPrograms();
  if (missing.length > 0)
    throw new Error(`a cluster needs ${missing.join(', ')}; ./pulse test installs them on Debian`);
  const cluster = await startCluster({ environment });
  const database = openPostgres(cluster.databaseUrl, 2);
  try {
    return await withRuntime(testRuntime(database), async () => {
      const verdicts = new Verdicts();
      const uploads = new Uploads(courses, seededRandom(1), verdicts);
      const cast = await createCast(cluster.address, verdicts);
      const teachers = [...cast.teachers.keys()];
      const teacherOf = (course: number): string => teachers[course % teachers.length] ?? '';
      await openTerm(cast, uploads, database.pool, { courses, teacherOf });
      const countTasks = async (...states: string[]): Promise<number> =>
        (await database.pool.query('select from task where state = any($1)', [states])).rowCount ?? 0;
      while ((await countTasks('queued', 'running')) > 0) await wait(50);
      return work({ cluster, cast, uploads, verdicts, teacherOf, countTasks });
    });
  } finally {
    await database.close();
    await cluster.stop();
  }
}

async function measure(run: BenchRun): Promise<ClusterFigures> {
  run.say('starting the cluster…');
  return withCluster(async ({ cast, uploads, verdicts, teacherOf, countTasks }) => {
    run.say(`importing ${gradebooks} gradebooks under page load…`);
    const tasksBefore = await countTasks('done');
    const wanted = uploads.all.length + gradebooks;
    const latencies: number[] = [];
    const over = new AbortController();
    const people = [...cast.teachers.values()].map(async (teacher) => {
      while (!over.signal.aborted) {
        for (const page of ['/courses', '/course-metrics', '/course-zones', '/session']) {
          const begun = performance.now();
          if (await teacher.ask(page)) latencies.push(performance.now() - begun);
        }
      }
    });
    const begun = performance.now();
    const secondsSince = (): number => (performance.now() - begun) / 1000;
    await Promise.all(
      [...cast.operators, ...cast.operators].map(async (operator) => {
        while (uploads.all.length < wanted) await uploads.uploadNext(operator, teacherOf);
      }),
    );
    const accepted = secondsSince();
    while ((await countTasks('queued', 'running')) > 0) await wait(20);
    const recomputed = secondsSince();
    over.abort();
    await Promise.all(people);
    const tasks = (await countTasks('done')) - tasksBefore;
    if (verdicts.wrong.length > 0) throw new Error(verdicts.wrong.join('\n'));
    return {
      gradebooks,
      seconds: { accepted: round(accepted, 1), recomputed: round(recomputed, 1) },
      uploadsPerSecond: round(gradebooks / accepted, 1),
      importsPerSecond: round(gradebooks / recomputed, 1),
      tasksPerSecond: round(tasks / recomputed, 1),
      pages: {
        perSecond: round(latencies.length / recomputed),
        p50Ms: round(quantile(latencies, 0.5), 1),
        p99Ms: round(quantile(latencies, 0.99), 1),
      },
      answers: verdicts.toJson().answers,
    };
  });
}

/** For people to try: what is where, who may sign in. */
async function keep(): Promise<void> {
  await withCluster(async ({ cluster, cast }) => {
    const people = [...cast.operators, ...cast.teachers.values(), ...cast.students.values(), cast.administrator];
    console.log(`\nPulse.EDU is ready: ${cluster.address}\n`);
    for (const { login } of people) console.log(`  ${login.padEnd(16)}${password}`);
    console.log('\nWhat its processes are told, for others of yours to join; each service is behind a proxy:');
    for (const [name, value] of Object.entries(cluster.environment)) console.log(`  ${name}='${value}'`);
    console.log('\nProcesses:');
    for (const member of cluster.supervisor.members) console.log(`  ${member.name.padEnd(16)}${String(member.pid)}`);
    console.log('\nKill one and it comes back. Ctrl-C ends all.');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  });
}

if (keeps) await keep();
else await runBench({ name: 'cluster', options, figures: clusterFigures, measure });
