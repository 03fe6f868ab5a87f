// How long does it take to import a million cells, from the upload to recomputed zones, beside pandas, which only reads
// them? And a usual gradebook? And do the pages of a university wait for such an import?
// Usage: ./pulse bench import [--json] [--write] [--quick] [--rounds 5]
// Needs PostgreSQL, and Debian's python3-pandas and python3-openpyxl, which it installs as root.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { failWith } from '#app/fail-with.ts';
import { openTestDatabase } from '#test/support/database/open.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { median, round } from '../common/statistics.ts';
import { run as runProgram } from '../queue/process.ts';
import { importFigures } from './figures.ts';
import { measurePagesBeside } from './pages-beside.ts';
import { findPandas, readWithPandas } from './pandas.ts';
import { writeGradebooks, writeLargeFile, type Size } from './write-files.ts';

const options = readOptions(['rounds']);
const rounds = options.number('rounds', 5, 2);
const large: Size = { students: options.quick ? 5000 : 50_000, activities: 20 };
const usual: Size = { students: 60, activities: 158 };
const script = join(import.meta.dirname, 'ours.process.ts');

const taken = z.object({ read: z.number(), stored: z.number(), recomputed: z.number(), cells: z.number() });
const answer = z.object({
  imports: z.array(taken),
  peakMb: z.object({ together: z.number(), child: z.number() }),
});

/** Imports files one after the other into a database of their own. */
async function importAll(paths: readonly string[]): Promise<z.infer<typeof answer>> {
  const database = await openTestDatabase('postgres');
  const data = await mkdtemp(join(tmpdir(), 'pulse-bench-'));
  try {
    const environment = { DATABASE_URL: database.address, PULSE_DATA_DIR: data, PULSE_LOG_LEVEL: 'error' };
    return answer.parse(JSON.parse(await runProgram(process.execPath, [script, ...paths], environment)));
  } finally {
    await database.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function measureLarge({ path, megabytes }: Awaited<ReturnType<typeof writeLargeFile>>) {
  const pandas = await readWithPandas(path, large.students);
  const { imports, peakMb } = await importAll([path]);
  const [ours] = imports;
  if (ours?.cells !== large.students * large.activities) throw new Error('not every cell was stored');
  return {
    ...large,
    fileMb: round(megabytes, 1),
    ours: round(ours.recomputed, 1),
    steps: {
      read: round(ours.read, 1),
      stored: round(ours.stored - ours.read, 1),
      recomputed: round(ours.recomputed - ours.stored, 1),
    },
    pandasRead: round(pandas.seconds, 1),
    ratio: round(ours.recomputed / pandas.seconds, 2),
    peakMb: round(peakMb.together),
    readingPeakMb: round(peakMb.child),
    pandasPeakMb: round(pandas.peakMb),
  };
}

await runBench({
  name: 'import',
  options,
  figures: importFigures,
  async measure(bench) {
    await requireServer(bench);
    await findPandas(bench);
    const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-import-'));
    try {
      bench.say(`${String(large.students)} × ${String(large.activities)}…`);
      const file = await writeLargeFile(folder, large);
      const millionCells = await measureLarge(file);
      bench.say(`${String(usual.students)} × ${String(usual.activities)}…`);
      // The first shows the worker how; it does not count.
      const paths = await writeGradebooks(folder, usual, rounds + 1);
      const seconds = (await importAll(paths)).imports.slice(1).map(({ recomputed }) => round(recomputed, 2));
      const gradebook = { ...usual, seconds: median(seconds), rounds: seconds };
      bench.say('pages beside an import…');
      const scale = options.quick ? 'small' : '10x';
      const pagesBeside = await measurePagesBeside({ path: file.path, scale, folder, seconds: options.quick ? 5 : 30 });
      return { millionCells, gradebook, pagesBeside };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
}).catch(failWith);
