// The program with its worker, in a process of its own. Arguments: files to import, one after the other. Prints JSON.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { openProgram } from '#app/program.ts';
import { startWorker } from '#app/roles/worker.ts';
import { database } from '#kernel/runtime.ts';
import { queues } from '#kernel/tasks/define-task.ts';
import type { ImportStatus } from '#domains/imports/contract.ts';
import { listBatchesById, startImports, storeUpload } from '#domains/imports/index.ts';
import { followMemory } from '../common/memory.ts';

/** Seconds from the upload until an import had read, stored and recomputed everything. */
interface Taken {
  readonly read: number;
  readonly stored: number;
  readonly recomputed: number;
  readonly cells: number;
}

const later: Readonly<Record<string, readonly ImportStatus[]>> = {
  read: ['saving', 'recomputing', 'done'],
  stored: ['recomputing', 'done'],
  recomputed: ['done'],
};

async function importFile(path: string): Promise<Taken> {
  const begun = performance.now();
  const stored = await storeUpload(basename(path), createReadStream(path));
  await startImports(null, [stored]);
  const at = new Map<string, number>();
  for (;;) {
    const [batch] = await listBatchesById([stored.id]);
    if (!batch || batch.status === 'refused' || batch.status === 'failed') {
      throw new Error(`${path}: ${batch?.status ?? 'lost'}`);
    }
    for (const [step, statuses] of Object.entries(later)) {
      if (!at.has(step) && statuses.includes(batch.status)) at.set(step, (performance.now() - begun) / 1000);
    }
    const secondsAt = (step: string): number => at.get(step) ?? 0;
    if (batch.status === 'done') {
      const [read, saved, recomputed] = [secondsAt('read'), secondsAt('stored'), secondsAt('recomputed')];
      return { read, stored: saved, recomputed, cells: batch.cells.new };
    }
    await wait(20);
  }
}

/** Waits until nothing is left to do for what came before: a file is brought to a server that has nothing else to do. */
async function untilIdle(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from task where state = 'running' or (state = 'queued' and due_at <= now()) limit 1`.execute(database());
    if (rows.length === 0) return;
    await wait(50);
  }
}

const peak = followMemory();
const program = await openProgram();
const worker = startWorker(program, { queues, concurrency: 4 });
const imports = await program.run(async () => {
  const all: Taken[] = [];
  for (const path of process.argv.slice(2)) {
    await untilIdle();
    all.push(await importFile(path));
  }
  return all;
});
console.log(JSON.stringify({ imports, peakMb: peak() }));
await worker.stop();
await program.close();
process.exit();
