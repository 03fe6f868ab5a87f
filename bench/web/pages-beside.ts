import { seededRandom } from '#kernel/seeded-random.ts';
import { sizeNamed, type SizeName } from '#test/fixtures/university/size.ts';
import { round } from '../common/statistics.ts';
import { latencyOf, readAtRate, readEverywhere, type Opened } from './load.ts';
import { withWebs } from './processes.ts';
import { signInReaders } from './readers.ts';

const webProcesses = 2;
const pagesPerSecond = 20;

export interface Beside {
  readonly scale: SizeName;
  /** Of the web processes. */
  readonly environment: Record<string, string>;
  /** For which pages are read while there is nothing else to do. */
  readonly idleSeconds: number;
  /** So many of each page are read before, that what is kept is kept. */
  readonly mostOfEach: number;
}

/** Milliseconds that pages took, from when each should have begun. */
export interface PagesBeside {
  readonly webProcesses: number;
  readonly pagesPerSecond: number;
  readonly idleMs: { readonly p50: number; readonly p99: number };
  readonly busyMs: { readonly p50: number; readonly p99: number };
  readonly p99Ratio: number;
}

/**
 * Latency of a university's pages at a fixed rate: first with nothing else to do, then beside `work`, which has the
 * machine and the database in common with the web processes. Inside `withUniversity`.
 *
 * @param work is given what reads pages for so many seconds
 * @returns what `work` did, and how the pages were
 */
export async function readBeside<T>(
  { scale, environment, idleSeconds, mostOfEach }: Beside,
  work: (read: (seconds: number) => Promise<void>) => Promise<T>,
): Promise<{ done: T; pages: PagesBeside }> {
  const readers = await withWebs(1, environment, ([address]) =>
    signInReaders(address, sizeNamed(scale), seededRandom(5)),
  );
  try {
    return await withWebs(webProcesses, environment, async (addresses) => {
      // An idle server that still has to compute is not what a busy one is compared with.
      await readEverywhere(addresses, readers.someOfEach(mostOfEach));
      const idle = await readAtRate(addresses, readers, pagesPerSecond, idleSeconds);
      const busy: Opened[] = [];
      const done = await work(async (seconds) => {
        // Only once, as in the idle part: in each of many short parts the rare pages, which are the heavy ones, would be common.
        const first = busy.length === 0 ? readers.someOfEach(1) : [];
        busy.push(...(await readAtRate(addresses, readers, pagesPerSecond, seconds, first)));
      });
      const [idleMs, busyMs] = [latencyOf(idle), latencyOf(busy)];
      const p99Ratio = round(busyMs.p99 / idleMs.p99, 2);
      return { done, pages: { webProcesses, pagesPerSecond, idleMs, busyMs, p99Ratio } };
    });
  } finally {
    await readers.leave();
  }
}
