import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listBatchesById, startImports, storeUpload } from '#domains/imports/index.ts';
import { openUniversity } from '#test/fixtures/university/database.ts';
import type { SizeName } from '#test/fixtures/university/size.ts';
import { round } from '../common/statistics.ts';
import { readBeside } from '../web/pages-beside.ts';
import { environmentOf, startWorker } from '../web/processes.ts';
import { describeUniversity, withUniversity } from '../web/with-university.ts';

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
      const beside = { scale, environment, idleSeconds: seconds, mostOfEach };
      const { done, pages } = await readBeside(beside, async (read) => {
        const worker = startWorker(environment);
        try {
          await worker.line('Pulse.EDU worker is ready');
          const importing = importFile(path);
          const isOver = importing.then(() => true);
          do await read(1);
          while (!(await Promise.race([isOver, wait(0, false)])));
          return await importing;
        } finally {
          await worker.terminate();
        }
      });
      const { webProcesses: processes, ...figures } = pages;
      return { ...describeUniversity(scale), processes, ...figures, importSeconds: round(done, 1) };
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
