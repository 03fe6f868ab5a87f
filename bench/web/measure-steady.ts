import type { PageName } from '../common/pages.ts';
import { round } from '../common/statistics.ts';
import { countDone, keepWorkersBusy } from './heavy-work.ts';
import { latencyOf, readAtRate, shareRefused, type Opened } from './load.ts';
import { startWorker } from './processes.ts';
import type { Readers } from './readers.ts';

export interface SteadyLoad {
  readonly addresses: readonly string[];
  readonly readers: Readers;
  readonly pagesPerSecond: number;
  readonly seconds: number;
  /** Of the worker that is kept busy, with all courses of the university. */
  readonly environment: Record<string, string>;
  readonly courses: number;
}

/** Latency at a fixed rate, first with nothing else to do, then while a worker imports and recomputes all the time. */
export async function measureSteady(load: SteadyLoad) {
  const { addresses, readers, pagesPerSecond, seconds } = load;
  const idle = await readAtRate(addresses, readers, pagesPerSecond, seconds);
  const heavy = new AbortController();
  const worker = startWorker(load.environment);
  const before = await countDone();
  const work = keepWorkersBusy(load.courses, heavy.signal);
  try {
    await readAtRate(addresses, readers, pagesPerSecond, 3);
    const busy = await readAtRate(addresses, readers, pagesPerSecond, seconds);
    const after = await countDone();
    return {
      processes: addresses.length,
      pagesPerSecond,
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
