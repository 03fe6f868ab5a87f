import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { seededRandom, type Random } from '#kernel/seeded-random.ts';
import { ReadingError } from '#domains/imports/reading-error.ts';
import { parseAs } from '#test/fixtures/score-sources.ts';
import { mutations, pick, type Mutation } from './mutations.ts';
import { writtenFiles, type WrittenFile } from './written-files.ts';

/** How many changed files: 5,000 are read in a few minutes before a release (CONTRIBUTING.md). */
const count = Number(process.env['PULSE_FUZZ_FILES'] ?? 400);
const seed = Number(process.env['PULSE_FUZZ_SEED'] ?? 20_241_111);
const slowest = 5_000;

interface Reading {
  /** Every fact, a line each, in an order of their own. */
  readonly facts: string;
  readonly issues: ReadonlySet<string>;
  readonly milliseconds: number;
}

function factsOf(content: Buffer, name: string): Reading {
  const started = performance.now();
  let facts = '';
  let issues: string[];
  try {
    const file = parseAs(content, name);
    issues = file.issues.map(({ severity, code, params }) => JSON.stringify([severity, code, params]));
    facts = file.courses
      .flatMap(({ externalId, students, activities, cells }) => [
        ...students.map((student) => JSON.stringify([externalId, student])),
        ...activities.map((activity) => JSON.stringify([externalId, activity])),
        ...[...cells].map(({ student, activity, ...said }) =>
          JSON.stringify([externalId, students[student]?.externalId, activities[activity]?.key, said]),
        ),
      ])
      .sort()
      .join('\n');
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    issues = [error.code];
  }
  return { facts, issues: new Set(issues), milliseconds: performance.now() - started };
}

/** What is wrong with how a changed file was read; undefined when nothing is. */
function faultOf(before: Reading, after: Reading, { demand }: Mutation): string | undefined {
  if (after.milliseconds > slowest) return `took ${String(Math.round(after.milliseconds))} ms`;
  const told = [...after.issues].some((issue) => !before.issues.has(issue));
  if (demand === 'told' && !told) return 'was not told';
  if (demand === 'nothing_silent' && !told && after.facts !== before.facts) return 'changed facts in silence';
  return undefined;
}

function fuzz(random: Random, originals: ReadonlyMap<WrittenFile, Reading>, runs: number): string[] {
  const faults: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const mutation = pick(mutations, random);
    const file = pick(writtenFiles, random);
    if (!mutation || !file) throw new Error('there is nothing to change');
    const changed = mutation.apply(file, random);
    const before = originals.get(file);
    if (!changed || !before) continue;
    let fault: string | undefined;
    try {
      fault = faultOf(before, factsOf(changed, file.name), mutation);
    } catch (error) {
      fault = `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
    if (fault !== undefined) faults.push(`${String(run)}: ${mutation.name} of ${file.name} ${fault}`);
  }
  return faults;
}

describe(`files of all templates, changed (PULSE_FUZZ_SEED=${String(seed)})`, { timeout: 1_200_000 }, () => {
  const originals = new Map(writtenFiles.map((file) => [file, factsOf(file.content, file.name)]));

  test('as they are written each says something, without an error', () => {
    for (const [{ name }, { facts, issues }] of originals) {
      expect([name, facts === '', [...issues].filter((issue) => issue.startsWith('["error"'))]).toEqual([
        name,
        false,
        [],
      ]);
    }
  });

  test(`${String(count)} give the same facts, or an issue, and never anything else`, () => {
    expect(fuzz(seededRandom(seed), originals, count)).toEqual([]);
  });

  test('every change is made to some file', () => {
    const made = (mutation: Mutation): boolean =>
      writtenFiles.some((file) => mutation.apply(file, seededRandom(seed)) !== undefined);
    expect(mutations.filter((mutation) => !made(mutation)).map(({ name }) => name)).toEqual([]);
  });
});
