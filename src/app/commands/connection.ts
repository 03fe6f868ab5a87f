import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { defaultLocale } from '#kernel/locale.ts';
import type { Connection, ConnectionRun, ConnectionRuns } from '#domains/connectors/contract.ts';
import {
  findConnectionCalled,
  isUnderWay,
  listConnections,
  listRuns,
  startRunHere,
} from '#domains/connectors/index.ts';
import { waitForImports } from '../import-command/wait-for-import.ts';
import { withProgram, type Program } from '../program.ts';
import { startWorker } from '../roles/worker.ts';

/** Exit code when the pull, one of its courses or the import of one failed. */
const FAILED = 3;
/** Exit code when nothing failed, but somebody is to agree before something is stored. */
const ASKS = 4;

/** Courses are read one by one, each for seconds. */
const lookMilliseconds = 200;

interface PullOptions {
  readonly wait?: true;
  readonly json?: true;
}

/** `pulse connection`: the learning systems that grades are pulled from. */
export function register(program: Command): void {
  const connection = program.command('connection').description('list and pull the learning systems that are connected');
  connection
    .command('list')
    .description('list the connections, each with its last pull')
    .option('--json', 'print them as JSON')
    .action((options: { json?: true }) =>
      withProgram(async () => {
        const { items } = await listConnections(defaultLocale);
        if (options.json) console.log(JSON.stringify(items, null, 2));
        else console.table(items.map(rowOf));
      }),
    );
  connection
    .command('pull')
    .description('pull the grades of a connection now')
    .argument('<connection>', 'its name or id')
    .option('--wait', 'wait until its courses are read and stored, or somebody is to agree')
    .option('--json', 'print the pull as JSON')
    .addHelpText(
      'after',
      `\nWith --wait exits with ${FAILED} when something failed, ${ASKS} when somebody is to agree first.`,
    )
    .action((nameOrId: string, { wait, json }: PullOptions) =>
      withProgram(async (opened) => {
        const { id, title } = await findConnectionCalled(nameOrId);
        await startRunHere(id);
        const outcome = wait ? await finish(opened, id) : undefined;
        const run = outcome?.run ?? (await newestRun(id));
        console.log(json ? JSON.stringify(run, null, 2) : `${title}: ${textOf(run)}`);
        if (outcome?.fault !== undefined) console.error(`pulse: ${title}: ${outcome.fault}`);
        process.exitCode = outcome?.exitCode ?? 0;
      }),
    );
}

function rowOf({ id, title, kind, address, schedule, lastRun }: Connection): Record<string, string> {
  return {
    ...{ id, name: title, kind, address, schedule, lastPull: lastRun?.createdAt ?? '' },
    ...{ outcome: lastRun === null ? '' : textOf(lastRun), problem: lastRun?.problem ?? '' },
  };
}

function textOf({ state, courses, imported, unchanged, failed }: ConnectionRun): string {
  if (courses === 0) return state;
  return `${state}, courses: ${courses}, imported: ${imported}, unchanged: ${unchanged}, failed: ${failed}`;
}

async function newestRun(connectionId: string): Promise<ConnectionRuns['items'][number]> {
  const [run] = (await listRuns(connectionId, defaultLocale)).items;
  if (!run) throw new Error('the pull is gone');
  return run;
}

interface Outcome {
  readonly run: ConnectionRuns['items'][number];
  readonly exitCode: number;
  /** What failed. */
  readonly fault?: string;
}

/** Waits for the pull and its imports. A worker of our own: that must not depend on whether another process runs one. */
async function finish(program: Program, connectionId: string): Promise<Outcome> {
  // What fails is told in one line, not by its task as well.
  if (program.config.logLevel === undefined) program.runtime.log.level = 'fatal';
  const worker = startWorker(program, { queues: ['ingest', 'update_score', 'cluster'] });
  try {
    let run = await newestRun(connectionId);
    while (isUnderWay(run.state)) {
      await pause(lookMilliseconds);
      run = await newestRun(connectionId);
    }
    if (run.state !== 'done') return { run, exitCode: FAILED, fault: run.problem ?? run.state };
    const made = run.list.flatMap(({ state, importId }) =>
      state === 'imported' && importId !== null ? [importId] : [],
    );
    const imports = await waitForImports(made);
    const failed = imports.find(({ status }) => status === 'refused' || status === 'failed');
    if (failed) return { run, exitCode: FAILED, fault: `the import of ${failed.file} was ${failed.status}` };
    return { run, exitCode: imports.some(({ status }) => status === 'review') ? ASKS : 0 };
  } finally {
    await worker.stop();
  }
}
