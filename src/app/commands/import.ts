import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { defaultLocale } from '#kernel/locale.ts';
import { getImportDetail, startImports, storeUpload, type StoredFile } from '#domains/imports/index.ts';
import type { ImportDetail, ImportStatus } from '#domains/imports/contract.ts';
import { withProgram, type Program } from '../program.ts';
import { startWorker } from '../roles/worker.ts';

/** Exit code when a file was refused. */
const REFUSED = 3;
/** Exit code when a file waits for somebody to decide, and none was refused. */
const WAITS = 4;
/** Beyond `review` an import moves no further by itself. */
const ends: readonly ImportStatus[] = ['review', 'done', 'refused', 'failed', 'cancelled', 'undone'];

/** `pulse import`: brings gradebook files in, as an upload on the page does. */
export function register(program: Command): void {
  program
    .command('import')
    .description('import gradebook files')
    .argument('<files...>', 'spreadsheets exported from a learning system')
    .option('--course <name>', 'the course of files that name none; else their own names tell')
    .option('--wait', 'wait until the files are stored and the courses recomputed')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `\nExits with 0 when all files were stored, ${REFUSED} when one was refused, ${WAITS} when one waits for somebody to decide who its people are.`,
    )
    .action(async (files: string[], options: { course?: string; wait?: true; json?: true }) => {
      for (const file of files) if (!existsSync(file)) throw new Error(`there is no file ${file}`);
      const batches = await withProgram((opened) => importFiles(opened, files, options));
      console.log(
        options.json ? JSON.stringify({ batches: batches.map(toJson) }, null, 2) : batches.map(toText).join('\n'),
      );
      if (batches.some((batch) => batch.status === 'refused' || batch.status === 'failed')) process.exitCode = REFUSED;
      else if (batches.some((batch) => batch.status === 'review')) process.exitCode = WAITS;
    });
}

async function importFiles(
  program: Program,
  files: readonly string[],
  { course, wait }: { readonly course?: string; readonly wait?: true },
): Promise<ImportDetail[]> {
  const uploads: StoredFile[] = [];
  for (const file of files) uploads.push(await storeUpload(basename(file), createReadStream(file)));
  const started = await startImports(null, uploads, { course });
  // A worker of our own: waiting must not depend on whether another process runs one.
  const worker = wait ? startWorker(program, { queues: ['ingest', 'update_score', 'cluster'] }) : undefined;
  try {
    return await Promise.all(started.map(({ id }) => (wait ? waitForImport(id) : getImportDetail(id, defaultLocale))));
  } finally {
    await worker?.stop();
  }
}

async function waitForImport(id: string): Promise<ImportDetail> {
  for (;;) {
    const batch = await getImportDetail(id, defaultLocale);
    if (ends.includes(batch.status)) return batch;
    await sleep(50);
  }
}

/** The stable shape for scripts. */
function toJson(batch: ImportDetail): unknown {
  const { id, file, status, courseId, students, activities, lessons, cells, undecidedPeople, issues } = batch;
  return { id, file, status, courseId, students, activities, lessons, cells, undecidedPeople, issues };
}

function toText(batch: ImportDetail): string {
  const { cells } = batch;
  const head = `${batch.file}: ${batch.status}; students ${batch.students}, activities ${batch.activities}, lessons ${batch.lessons}; cells new ${cells.new}, changed ${cells.changed}, same ${cells.same}`;
  const issues = batch.issues.map((issue) => {
    const place = [issue.sheet, issue.row === null ? null : `row ${issue.row}`, issue.column, issue.value];
    return `  ${issue.severity}: ${[...place.filter((part) => part !== null), issue.message].join(' · ')}`;
  });
  const waits =
    batch.undecidedPeople > 0
      ? [
          `  not stored yet: ${batch.undecidedPeople} of its people resemble students known already; decide on the page of the import who they are`,
        ]
      : [];
  return [head, ...waits, ...issues].join('\n');
}
