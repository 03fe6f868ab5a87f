// How many pages do web processes serve, how long does a page take, and does heavy work beside delay it? Readers open
// the pages of a large university by a mix (most are students) against real `pulse web` processes on PostgreSQL.
// Usage: ./pulse bench web [--json] [--write] [--quick] [--seconds 12] [--readers 12]
// The university is made once, which takes minutes, and kept as ./pulse bench university does; --quick: a small one.
// Load generator, servers and database share this machine: with few processors, more processes are not faster.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalFileStore } from '#adapters/files/local.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { domains } from '#app/domains.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { prepareUniversity } from '#test/fixtures/university/database.ts';
import { sizeNamed } from '#test/fixtures/university/size.ts';
import { testRuntime } from '#test/support/runtime.ts';
import type { PageName } from '../common/pages.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { removeImported } from '../growth/import-course.ts';
import { webFigures } from './figures.ts';
import { countDone, keepWorkersBusy } from './heavy-work.ts';
import { latencyOf, readAsFastAsPossible, readAtRate, shareRefused, type Opened } from './load.ts';
import { environmentOf, startWeb, startWorker, type WebProcess } from './processes.ts';
import { signInReaders, type Readers } from './readers.ts';

const options = readOptions(['seconds', 'readers']);
const seconds = options.number('seconds', 12, 4);
const readerCount = options.number('readers', 12);
const scale = options.quick ? 'small' : '100x';
const size = sizeNamed(scale);
const mostProcesses = 3;
/** Of what one process serves at most: room enough that waiting tells of disturbance, not of being full. */
const steadyShare = 0.3;

function summarise(opened: readonly Opened[]) {
  const of = (name: PageName) => latencyOf(opened.filter((one) => one.name === name));
  return {
    allMs: latencyOf(opened),
    pages: {
      courses: of('courses'),
      course: of('course'),
      heatMap: of('heatMap'),
      student: of('student'),
      ownCourses: of('ownCourses'),
      ownCourse: of('ownCourse'),
    },
    refused: shareRefused(opened),
  };
}

async function measureCapacity(addresses: readonly string[], readers: Readers) {
  await readAsFastAsPossible(addresses, readers, readerCount, 2);
  const opened = await readAsFastAsPossible(addresses, readers, readerCount, seconds);
  const requests = opened.reduce((sum, one) => sum + one.requests, 0);
  return {
    processes: addresses.length,
    readers: readerCount,
    requestsPerSecond: round(requests / seconds, 1),
    pagesPerSecond: round(opened.filter(({ isRefused }) => !isRefused).length / seconds, 1),
    pageMs: latencyOf(opened),
    refused: shareRefused(opened),
  };
}

/** Latency at a fixed rate, first with nothing else to do, then while a worker imports and recomputes all the time. */
async function measureSteady(
  addresses: readonly string[],
  readers: Readers,
  perSecond: number,
  environment: Record<string, string>,
) {
  const idle = await readAtRate(addresses, readers, perSecond, 2 * seconds);
  const heavy = new AbortController();
  const worker = startWorker(environment);
  const before = await countDone();
  const work = keepWorkersBusy(size.courses, heavy.signal);
  try {
    await readAtRate(addresses, readers, perSecond, 3);
    const busy = await readAtRate(addresses, readers, perSecond, 2 * seconds);
    const after = await countDone();
    return {
      processes: addresses.length,
      pagesPerSecond: perSecond,
      idle: summarise(idle),
      busy: {
        ...summarise(busy),
        imports: after.imports - before.imports,
        recomputations: after.recomputations - before.recomputations,
      },
      p99Ratio: round(latencyOf(busy).p99 / latencyOf(idle).p99, 2),
    };
  } finally {
    heavy.abort();
    await work;
    await worker.terminate();
  }
}

await runBench({
  name: 'web',
  options,
  figures: webFigures,
  measure: async (run) => {
    await requireServer(run);
    const { url } = await prepareUniversity(scale, { say: (step) => run.say(`making the university: ${step}`) });
    const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-web-'));
    const environment = environmentOf(url, folder);
    const database = openPostgres(url, 2);
    const runtime = testRuntime(database, {
      files: createLocalFileStore(join(folder, 'files')),
      tasks: createTaskCatalogue(domains.flatMap((domain) => domain.tasks)),
      followUps: domains.flatMap((domain) => domain.followUps ?? []),
    });
    const webs: WebProcess[] = [];
    try {
      return await withRuntime(runtime, async () => {
        const first = await startWeb(environment);
        webs.push(first);
        const readers = await signInReaders(first.address, seededRandom(5));
        try {
          const capacity = [];
          for (;;) {
            const addresses = webs.map(({ address }) => address);
            const found = await measureCapacity(addresses, readers);
            run.say(`${webs.length} processes: ${found.requestsPerSecond} requests/s`);
            capacity.push(found);
            if (webs.length === mostProcesses) break;
            webs.push(await startWeb(environment));
          }
          const perSecond = Math.max(1, round(steadyShare * (capacity.at(0)?.pagesPerSecond ?? 0)));
          const addresses = webs.map(({ address }) => address);
          const steady = await measureSteady(addresses, readers, perSecond, environment);
          const results = size.courses * size.studentsPerCourse * size.activitiesPerCourse;
          return { scale, courses: size.courses, results, capacity, steady };
        } finally {
          await readers.leave();
          await removeImported();
        }
      });
    } finally {
      await Promise.all(webs.map(({ process }) => process.terminate()));
      await database.close();
      await rm(folder, { recursive: true });
    }
  },
});
