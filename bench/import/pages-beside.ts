import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '#kernel/seeded-random.ts';
import { listBatchesById, startImports, storeUpload } from '#domains/imports/index.ts';
import { openUniversity } from '#test/fixtures/university/database.ts';
import { sizeNamed, type SizeName } from '#test/fixtures/university/size.ts';
import { round } from '../common/statistics.ts';
import { latencyOf, readAtRate, readEverywhere, type Opened } from '../web/load.ts';
import { environmentOf, startWorker, withWebs } from '../web/processes.ts';
import { signInReaders } from '../web/readers.ts';
import { describeUniversity, withUniversity } from '../web/with-university.ts';

const processes = 2;
const pagesPerSecond = 20;
/** So many of each page are all courses the readers have. */
const mostOfEach = 70;

export interface Beside {
  readonly path: string;
  readonly scale: SizeName;
  readonly folder: string;
  /** Of the idle part. */
  readonly seconds: number;
}

/**
 * Latency of a university's pages at a fixed rate: first with nothing else to do, then from the upload of a file until
 * its zones are recomputed by a worker, which has the machine and the database in common with the web processes.
 */
export async function measurePagesBeside({ path, scale, folder, seconds }: Beside) {
  const university = await openUniversity(scale);
  const environment = environmentOf(university.address, folder);
  try {
    return await withUniversity(university.address, folder, async () => {
      const readers = await withWebs(1, environment, ([address]) =>
        signInReaders(address, sizeNamed(scale), seededRandom(5)),
      );
      return await withWebs(processes, environment, async (addresses) => {
        // What is kept is kept by then: an idle server that still has to compute is not what an import is compared with.
        await readEverywhere(addresses, readers.someOfEach(mostOfEach));
        const idle = await readAtRate(addresses, readers, pagesPerSecond, seconds);
        const worker = startWorker(environment);
        try {
          await worker.line('Pulse.EDU worker is ready');
          const importing = importFile(path);
          const busy: Opened[] = [];
          const isOver = importing.then(() => true);
          do busy.push(...(await readAtRate(addresses, readers, pagesPerSecond, 1)));
          while (!(await Promise.race([isOver, wait(0, false)])));
          const [idleMs, busyMs] = [latencyOf(idle), latencyOf(busy)];
          return {
            ...describeUniversity(scale),
            processes,
            pagesPerSecond,
            idleMs,
            busyMs,
            importSeconds: round(await importing, 1),
            p99Ratio: round(busyMs.p99 / idleMs.p99, 2),
          };
        } finally {
          await worker.terminate();
          await readers.leave();
        }
      });
    });
  } finally {
    await university.close();
  }
}

/** Seconds until its zones are recomputed. @throws when it was not saved */
async function importFile(path: string): Promise<number> {
  const begun = performance.now();
  const stored = await storeUpload(basename(path), createReadStream(path));
  await startImports(null, [stored]);
  for (;;) {
    const [batch] = await listBatchesById([stored.id]);
    if (batch?.status === 'done') return (performance.now() - begun) / 1000;
    if (!batch || batch.status === 'refused' || batch.status === 'failed') throw new Error(`${path} was not saved`);
    await wait(50);
  }
}
