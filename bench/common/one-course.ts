import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Pool } from 'pg';
import { createLocalFileStore } from '#adapters/files/local.ts';
import { openCatalogues } from '#app/catalogues.ts';
import { domains } from '#app/domains.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { runtime } from '#kernel/runtime.ts';
import { queues } from '#kernel/tasks/define-task.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { startImports, storeUpload } from '#domains/imports/index.ts';
import { accessOfIdentity } from '#test/support/people.ts';
import { testRuntime, type TestRuntime } from '#test/support/runtime.ts';

/** Under this name `importFile` brings files in. */
export const importedFileName = 'bench.xlsx';

/** The whole program over a database, with a folder of its own for files. */
export async function openRuntime(database: { pool: Pool }): Promise<AsyncDisposable & { runtime: TestRuntime }> {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-'));
  return {
    runtime: testRuntime(database, {
      files: createLocalFileStore(folder),
      ...openCatalogues(),
      access: { ...accessOfIdentity, permissions: joinPermissions(domains) },
    }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/**
 * Runs the tasks of these names that wait, those that follow from them included, one at a time, as a broker would have
 * them run. @param beside finds them, uncounted
 */
async function runTasks(beside: Pool, ...names: string[]): Promise<void> {
  const worker = createWorker({ runtime: runtime(), queues, concurrency: 1, name: 'bench' });
  for (;;) {
    const { rows } = await beside.query<{ id: string; queue: string }>(
      "select id, queue from task where state = 'queued' and name = any($1) order by created_at limit 1",
      [names],
    );
    const next = rows.at(0);
    const queue = queues.find((name) => name === next?.queue);
    if (next === undefined || queue === undefined) break;
    await worker.run(queue, next.id);
  }
  await worker.stop();
}

/** Brings a file in: read, checked and committed, not yet recomputed. */
export async function importFile(file: Buffer, beside: Pool): Promise<void> {
  const stored = await storeUpload(importedFileName, Readable.from([file]));
  await startImports(null, [stored]);
  await runTasks(beside, 'imports.parse', 'imports.commit');
}

/** Metrics and zones of the course that has just been imported. */
export async function recompute(beside: Pool): Promise<void> {
  await runTasks(beside, 'metrics.recompute', 'risk.recompute');
}
