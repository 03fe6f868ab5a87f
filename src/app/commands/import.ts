import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { defaultLocale } from '#kernel/locale.ts';
import { followProgress } from '#kernel/progress/progress-board.ts';
import { reviewModes, type ImportDetail, type ReviewMode } from '#domains/imports/contract.ts';
import { agreeToWhatIsPlanned, getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import type { StoredFile } from '#domains/imports/index.ts';
import { toJson, toText } from '../import-command/describe-import.ts';
import { waitForImports } from '../import-command/wait-for-import.ts';
import { withProgram, type Program } from '../program.ts';
import { startWorker } from '../roles/worker.ts';

/** Exit code when a file was refused. */
const REFUSED = 3;
/** Exit code when nothing was refused, but somebody is to agree before something is stored. */
const ASKS = 4;

interface Options {
  readonly course?: string;
  readonly review: ReviewMode;
  readonly agree?: string;
  readonly wait?: true;
  readonly json?: true;
}

/** `pulse import`: brings gradebook files in, as an upload on the page does. */
export function register(program: Command): void {
  program
    .command('import')
    .description('import gradebook files')
    .argument('[files...]', 'spreadsheets exported from a learning system')
    .option('--course <name>', 'the course of files that name none; else their own names tell')
    .addOption(
      new Option('--review <when>', 'when somebody is to agree before anything is stored')
        .choices(reviewModes)
        .default('never'),
    )
    .option('--agree <import>', 'store an import that waits for somebody to agree, as its page shows it now')
    .option('--wait', 'wait until the files are stored and the courses recomputed, or somebody is to agree')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `\nExits with 0 when all files were stored, ${REFUSED} when one was refused, ${ASKS} when somebody is to agree first.`,
    )
    .action(async (files: string[], options: Options) => {
      for (const file of files) if (!existsSync(file)) throw new Error(`there is no file ${file}`);
      if (options.agree !== undefined && !z.uuid().safeParse(options.agree).success)
        throw new Error('--agree takes the id of an import');
      if (files.length === 0 && options.agree === undefined) throw new Error('name files, or an import to agree to');
      await withProgram(async (opened) => {
        const batches = await importFiles(opened, files, options);
        const { publicUrl } = opened.runtime.access;
        console.log(
          options.json
            ? JSON.stringify({ batches: batches.map((batch) => toJson(batch, publicUrl)) }, null, 2)
            : batches.map((batch) => toText(batch, publicUrl)).join('\n'),
        );
        process.exitCode = exitCodeOf(batches);
      });
    });
}

async function importFiles(
  program: Program,
  files: readonly string[],
  { course, review, agree, wait }: Options,
): Promise<ImportDetail[]> {
  if (wait) followProgress(program.runtime.events);
  const agreed = agree === undefined ? [] : [await agreeToWhatIsPlanned(agree)];
  const uploads: StoredFile[] = [];
  for (const file of files) uploads.push(await storeUpload(basename(file), createReadStream(file)));
  const started = uploads.length === 0 ? [] : await startImports(null, uploads, { course, review });
  const ids = [...agreed, ...started].map(({ id }) => id);
  // A worker of our own: waiting must not depend on whether another process runs one.
  const worker = wait ? startWorker(program, { queues: ['ingest', 'update_score', 'cluster'] }) : undefined;
  try {
    return await (wait ? waitForImports(ids) : Promise.all(ids.map((id) => getImportDetail(id, defaultLocale))));
  } finally {
    await worker?.stop();
  }
}

function exitCodeOf(batches: readonly ImportDetail[]): number {
  if (batches.some(({ status }) => status === 'refused' || status === 'failed')) return REFUSED;
  return batches.some(({ status }) => status === 'review') ? ASKS : 0;
}
