import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRoutes } from '#app/roles/routes.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { isSizeName } from '#test/fixtures/university/size.ts';
import { explainAsText, explainDenied } from './explain.ts';
import { listFullReads, partitionsOf, readCatalogue } from './faults.ts';
import { useLanguageModels } from './language-models.ts';
import { openWatchedProgram, type WatchedProgram } from './open-program.ts';
import type { Statement } from './record-statements.ts';
import { useTelegram } from './use-telegram.ts';
import { useCommands, useConnections, useImports, useRoutes, useSchedules } from './use-program.ts';

/** PULSE_TEST_UNIVERSITY=university takes the large one: some ten minutes. */
const size = process.env['PULSE_TEST_UNIVERSITY'] ?? 'small';
const timeout = size === 'small' ? 900_000 : 1_800_000;

/** Statements that rightly read a whole table: which, by a part of its text, and why. */
const rightReads: readonly { table: string; text: RegExp; why: string }[] = [
  { table: 'user_account', text: /from "user_account" order by "name", "id"$/, why: '`pulse user list` prints all' },
  {
    table: 'import_row',
    text: /insert into import_entity/,
    why: 'by course and student in every month, of which there is one with the rows of one import: any index will do',
  },
  {
    table: 'llm_call',
    text: /with call as|as failed\s+from llm_call|update llm_call set outcome/,
    why: 'a period, half an hour or a call; in a month that has hardly more than those any index will do',
  },
  {
    table: 'student_zone',
    text: /from flag_answer where course_id = any/,
    why: 'how often teachers agreed, in all courses that the reader may see: an administrator may see every one',
  },
  {
    table: 'student',
    text: /insert into deadline_reminder|with open_deadline as/,
    why: 'a deadline may be that of every student, and a digest is: whoever has an account is told',
  },
];

/** Statements that rightly look into several partitions of the results: whose, by a part of their text. */
const rightPartitions: readonly { text: RegExp; why: string }[] = [
  { text: /with own as \(\s*select course.id/, why: 'a person takes along what is kept in all of the own courses' },
  { text: /json_build_object\('source', source, 'externalId', external_id\)/, why: 'the same in counts' },
  { text: /from unnest\(.*\) as own \(id\) cross join lateral/, why: 'what an erasure removes, in counts' },
  { text: /insert into deadline_reminder|with open_deadline as/, why: 'own deadlines of a few days, in all courses' },
  {
    text: /as told \(student_id, activity_id/,
    why: 'deadlines that many students were told of, in all of their courses',
  },
  { text: /as own on true\s+where enrolment/, why: 'the calendar of a student, in all of the own courses' },
  { text: /from staff_assignment as assignment/, why: 'the calendar of a teacher, in all of the own courses' },
  { text: /delete from result where course_id = any/, why: 'an erasure, in all courses of the student' },
];

describe.skipIf(process.env['PULSE_TEST_POSTGRES_URL'] === undefined)('the program on a large university', () => {
  const opened: { program?: WatchedProgram } = {};
  beforeAll(async () => {
    if (!isSizeName(size)) throw new Error(`PULSE_TEST_UNIVERSITY: there is no size ${size}`);
    opened.program = await openWatchedProgram(size);
  }, timeout);
  afterAll(() => opened.program?.close(), timeout);
  const present = (): WatchedProgram => {
    if (!opened.program) throw new Error('the program did not open');
    return opened.program;
  };

  /** Every text with up to five of the values it was sent with, as values decide a plan. */
  function distinctStatements(): Statement[] {
    const seen = new Map<string, Map<string, Statement>>();
    for (const statement of present().recorder.statements) {
      if (!/^\s*(select|insert|update|delete|with)\b/i.test(statement.text)) continue;
      const known = seen.get(statement.text) ?? new Map<string, Statement>();
      const key = JSON.stringify(statement.values);
      if (known.size < 5 && !known.has(key)) known.set(key, statement);
      seen.set(statement.text, known);
    }
    return [...seen.values()].flatMap((known) => [...known.values()]);
  }

  it('runs as a whole, every task included, so that its statements are seen', { timeout }, async () => {
    const { runtime, server, directory } = present();
    const unused = await withRuntime(runtime, async () => {
      await useRoutes(server, createRoutes());
      await useImports(runtime, timeout);
      await useConnections(runtime, timeout);
      await useLanguageModels(runtime);
      await useTelegram(runtime, timeout);
      await useCommands(directory);
      return useSchedules(runtime, timeout);
    });
    expect(unused).toEqual([]);
  });

  it('reads no large table from end to end, and of the results one partition', { timeout }, async () => {
    const client = await present().database.pool.connect();
    const statements = distinctStatements();
    expect(statements.length).toBeGreaterThan(80);
    /** By text and faults: the same statement with other values has the same. */
    const faults = new Map<string, string>();
    try {
      const catalogue = await readCatalogue(client);
      for (const statement of statements) {
        const plans = await explainDenied(client, statement);
        const wrong = listFullReads(plans, catalogue)
          .filter(({ table }) => !isRight(table, statement))
          .map(({ table, how }) => `${table}: ${how}`);
        const partitions = Math.max(...plans.map((plan) => partitionsOf('result', plan, catalogue).size));
        if (partitions > 1 && !rightPartitions.some(({ text }) => text.test(statement.text)))
          wrong.push(`result: ${partitions} partitions are looked into`);
        if (wrong.length === 0) continue;
        const lines = [...new Set(wrong)].sort();
        faults.set(
          [...lines, statement.text].join(),
          [...lines, await describeStatement(client, statement)].join('\n'),
        );
      }
    } finally {
      client.release();
    }
    expect([...faults.values()].join('\n')).toBe('');
  });
});

async function describeStatement(client: PoolClient, statement: Statement): Promise<string> {
  const values = JSON.stringify(statement.values).slice(0, 300);
  return `${statement.text}\n-- ${values}\n${await explainAsText(client, statement)}\n`;
}

function isRight(table: string, { text }: Statement): boolean {
  return rightReads.some((read) => read.table === table && read.text.test(text));
}
