import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { root } from '#app/root.ts';
import { systemClock } from '#kernel/clock.ts';
import { describeMachine, type Measured } from './measured.ts';
import type { BenchOptions } from './options.ts';

export interface Bench<Figures extends object> {
  /** Name of its folder, and of its file in bench/results. */
  readonly name: string;
  readonly options: BenchOptions;
  /** Stands in the command for what it was given besides options, which differs between machines. */
  readonly operands?: string;
  /** Options whose value is a folder of this machine; in the command it stands as FOLDER. */
  readonly folders?: readonly string[];
  /** What the figures must be, so that the report can read them. */
  readonly figures: z.ZodType<Figures>;
  /** The figures for people to read; by default all of them as they are. */
  table?(figures: Figures): string;
  measure(run: BenchRun): Promise<Figures>;
}

export interface BenchRun {
  /** Notes the version of something that takes part. */
  using(name: string, version: string): void;
  /** Tells on standard error how far it is; nothing with --json. */
  say(line: string): void;
}

/**
 * Runs a bench and prints its figures together with the circumstances; with --write they are kept in bench/results.
 * The figures lie beside `bench` and `measured` at the top of the JSON.
 */
export async function runBench<Figures extends object>(bench: Bench<Figures>): Promise<void> {
  const { name, options } = bench;
  const machine = describeMachine();
  const versions: Record<string, string> = { 'Node.js': process.version.slice(1) };
  const measuredFigures = await bench.measure({
    using: (what, version) => (versions[what] = version),
    say: (line) => {
      if (!options.json) console.error(line);
    },
  });
  const measured: Measured = {
    date: systemClock('UTC').now().toISOString(),
    command: commandOf(bench),
    quick: options.quick,
    machine,
    versions,
  };
  const figures = bench.figures.parse(measuredFigures);
  const result = { bench: name, measured, ...figures };
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else if (bench.table) console.log(bench.table(figures));
  else console.dir(result, { depth: null });
  if (options.write) await keep(name, result);
}

async function keep(name: string, result: object): Promise<void> {
  const folder = join(root, 'bench/results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  console.error(`kept in bench/results/${name}.json; ./pulse bench report brings it into docs/performance.md`);
}

function commandOf({
  name,
  options,
  operands,
  folders = [],
}: Pick<Bench<object>, 'name' | 'options' | 'operands' | 'folders'>): string {
  const given = process.argv
    .slice(2)
    .map((part, index, parts) => (folders.some((folder) => parts[index - 1] === `--${folder}`) ? 'FOLDER' : part))
    .map((part) =>
      part.replace(/^(--\w+)=.*/s, (all, option: string) =>
        folders.includes(option.slice(2)) ? `${option}=FOLDER` : all,
      ),
    )
    .filter((part) => part !== '--json' && !options.positionals.includes(part));
  return ['./pulse bench', name, ...(operands === undefined ? [] : [operands]), ...given].join(' ');
}
