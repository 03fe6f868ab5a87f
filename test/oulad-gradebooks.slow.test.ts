import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import type { ImportDetail } from '#domains/imports/contract.ts';
import { getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import {
  readOulad,
  sampleOulad,
  writeLongGradebook,
  writeWideGradebook,
  type OuladPresentation,
} from './fixtures/oulad-gradebooks.ts';
import { findSharedFile } from './fixtures/shared-data.ts';
import { describeOnBothDatabases, describeOnDatabase, type DatabaseTest } from './support/database.ts';
import { finishTasks } from './support/finish-tasks.ts';
import { wholeProgram } from './support/program.ts';

type Write = (presentation: OuladPresentation) => Uint8Array;

/** Imports a gradebook of each presentation, all at once, and waits for the zones. @returns imports and seconds */
async function importAll(
  test: DatabaseTest,
  presentations: readonly OuladPresentation[],
  write: Write,
): Promise<{ imports: ImportDetail[]; seconds: number }> {
  const began = performance.now();
  const uploads = [];
  for (const presentation of presentations) {
    uploads.push(await storeUpload(`${presentation.name}.csv`, Readable.from([write(presentation)])));
  }
  const started = await startImports(null, uploads);
  await finishTasks(test.runtime, 600_000);
  const seconds = Math.round((performance.now() - began) / 1000);
  return { imports: await Promise.all(started.map(({ id }) => getImportDetail(id, 'en'))), seconds };
}

const line = (...parts: readonly unknown[]): string => parts.join(' | ');

/** What is stored of every result. */
async function storedResults(): Promise<string[]> {
  const { rows } = await sql<Record<'course' | 'student' | 'activity' | 'status' | 'score' | 'most', unknown>>`
    select course.name as course, student_identity.external_id as student, activity.name as activity, result.status,
      result.score, activity.max_points as most
    from result join course on course.id = result.course_id
    join student_identity on student_identity.student_id = result.student_id
    join activity on activity.id = result.activity_id`.execute(database());
  return rows.map((row) => line(row.course, row.student, row.activity, row.status, row.score, row.most)).sort();
}

/** The same as the dataset has it. */
function expectedResults(presentations: readonly OuladPresentation[]): string[] {
  return presentations
    .flatMap(({ name, assessments, results }) => {
      const nameOf = new Map(assessments.map((assessment) => [assessment.id, assessment.name]));
      return results.map(({ student, assessment, score }) =>
        line(name, student, nameOf.get(assessment), 'done', score, 100),
      );
    })
    .sort();
}

async function compare(test: DatabaseTest, presentations: readonly OuladPresentation[]): Promise<void> {
  expect(presentations).toHaveLength(15);
  const results = presentations.reduce((sum, presentation) => sum + presentation.results.length, 0);
  const expected = expectedResults(presentations);

  const wide = await importAll(test, presentations, writeWideGradebook);
  expect(wide.imports.map(({ status }) => status)).toEqual(presentations.map(() => 'done'));
  expect(wide.imports.map(({ students, activities, cells }) => [students, activities, cells.new])).toEqual(
    presentations.map((one) => [one.students.length, one.assessments.length, one.results.length]),
  );
  expect(await storedResults()).toEqual(expected);

  // The same results in another layout add when they were handed in, and nothing else.
  const long = await importAll(test, presentations, writeLongGradebook);
  expect(long.imports.map(({ status }) => status)).toEqual(presentations.map(() => 'done'));
  expect(long.imports.map(({ cells }) => cells)).toEqual(
    presentations.map((one) => ({ new: 0, changed: one.results.length, same: 0 })),
  );
  expect(await storedResults()).toEqual(expected);
  const { rows } = await sql<Record<string, number>>`
    select count(*) as courses, (select count(*) from enrolment) as enrolments,
      (select count(*) from result where completed_at is not null) as dated from course`.execute(database());
  expect(rows).toEqual([
    { courses: 15, enrolments: presentations.reduce((sum, { students }) => sum + students.length, 0), dated: results },
  ]);
  console.info(`${results} results of OULAD: wide in ${wide.seconds} s, long in ${long.seconds} s`);
}

describeOnBothDatabases(
  'a sample in the shape of OULAD as 15 gradebooks',
  (test) => {
    it('is stored whole from a wide and from a long layout, as the same facts', () =>
      test.run(() => compare(test, sampleOulad())));
  },
  wholeProgram(),
);

const assessments = findSharedFile('oulad/assessments.csv');

describeOnDatabase(
  'postgres',
  'OULAD as 15 gradebooks',
  (test) => {
    it.skipIf(assessments === undefined)(
      'is stored whole from a wide and from a long layout, as the same facts (needs the dataset in shared/data/oulad)',
      { timeout: 1_200_000 },
      () => test.run(() => compare(test, readOulad(dirname(assessments ?? '')))),
    );
  },
  wholeProgram(),
);
