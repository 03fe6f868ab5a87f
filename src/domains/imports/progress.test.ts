import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { database, runtime } from '#kernel/runtime.ts';
import type { Progress } from '#kernel/progress/progress.ts';
import { getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { upsertCourse } from '#domains/roster/index.ts';
import { buryIdentities } from '#domains/tombstones/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { wholeProgram } from '#test/support/program.ts';

const erasureId = '00000000-0000-4000-8000-000000000001';

/** A table of a thousand students with ten works. */
function largeTable(): Buffer {
  const header = ['Логин', 'ФИО', ...Array.from({ length: 10 }, (_, work) => `Лаб ${work + 1} (макс. 10)`)];
  const rows = Array.from({ length: 1000 }, (_, student) =>
    [`s${student}`, `Студент ${student}`, ...Array.from({ length: 10 }, (_, work) => (student + work) % 11)].join(','),
  );
  return Buffer.from([header.join(','), ...rows].join('\n'));
}

const blank = {
  students: [],
  programmes: [],
  groups: [],
  courses: [],
  enrolments: [],
  assessments: [],
  grades: [],
  attendance: [],
  schedule: [],
};

async function start(content: Buffer, name = 'Физика.csv'): Promise<string> {
  const [batch] = await startImports(null, [await storeUpload(name, Readable.from([content]))]);
  return batch?.id ?? '';
}

describeOnBothDatabases(
  'an import that goes on',
  (test) => {
    it('tells the rows that were read and, from inside its transaction, the cells that were stored', () =>
      test.run(async () => {
        const told: Progress[] = [];
        const id = await start(largeTable());
        runtime().events.subscribe((event) => {
          if (!event.progress || event.id !== id) return;
          expect(event.permission).toBe('imports.read');
          told.push(event.progress);
        });
        await finishTasks(test.runtime);
        const reading = told.filter(({ step }) => step === 'reading');
        expect(reading.length).toBeGreaterThan(0);
        for (const { done, total } of reading) {
          expect(total).toBe(1001);
          expect(done).toBeGreaterThan(0);
          expect(done).toBeLessThanOrEqual(total);
        }
        expect(told.find(({ step }) => step === 'saving')).toMatchObject({ done: 0, total: 10_000 });
        expect((await getImportDetail(id, 'ru')).progress).toBeNull();
      }));

    it('says, while it waits, how many go before it', () =>
      test.run(async () => {
        const ids = [];
        for (let file = 0; file < 3; file += 1) ids.push(await start(largeTable(), `Курс ${file}.csv`));
        const details = await Promise.all(ids.map((id) => getImportDetail(id, 'ru')));
        expect(details.map(({ progress }) => progress?.ahead)).toEqual([0, 1, 2]);
        expect(details[0]?.progress).toMatchObject({ step: 'waiting', secondsLeft: null });
      }));

    it('says, while courses are recomputed, how many are, and how long the others take at that rate', () =>
      test.run(async () => {
        const { id } = await importFile(test, largeTable(), 'Физика.csv');
        await sql`update import_batch set status = 'recomputing' where id = ${id}`.execute(database());
        for (const name of ['a', 'b', 'c']) {
          const course = await upsertCourse('test', name, name);
          await sql`insert into import_batch_course (batch_id, course_id, data_version)
            values (${id}, ${course.id}, 1)`.execute(database());
        }
        await assess('a', 10);
        const { status, progress } = await getImportDetail(id, 'ru');
        expect(status).toBe('recomputing');
        expect(progress).toMatchObject({ step: 'recomputing', done: 2, total: 4 });
        expect(progress?.secondsLeft).toBeGreaterThanOrEqual(19);
        expect(progress?.secondsLeft).toBeLessThanOrEqual(25);
      }));
  },
  wholeProgram(),
);

/** As if the course had got its zones so many seconds after the first run of all. */
async function assess(course: string, secondsLater: number): Promise<void> {
  await sql`
    insert into cluster_run (course_id, data_version, as_of, method, sizes, details, created_at)
    select (select id from course where external_id = ${course}), 1, now(), 'none', '{}', '{}',
      min(created_at) + make_interval(secs => ${secondsLater}) from cluster_run`.execute(database());
}

describeOnBothDatabases(
  'an import that leaves nothing to compute',
  (test) => {
    it('because all its students were erased is done, and the course has figures', () =>
      test.run(async () => {
        await sql`insert into erasure (id, student_id) values (${erasureId}, 1)`.execute(database());
        await transaction(() => buryIdentities(erasureId, [{ kind: 'student', source: 'pulse', externalId: 's1' }]));
        const file = writePulse({
          ...blank,
          students: [{ id: 's1' }],
          courses: [{ course: 'Физика' }],
          enrolments: [{ course: 'Физика', student: 's1' }],
        });
        const batch = await importFile(test, file);
        expect(batch.issues.map(({ code }) => code)).toContain('row.erased_student');
        expect(batch).toMatchObject({ status: 'done', students: 0, courses: [{ name: 'Физика' }] });
        const { rows } = await sql`select students, activities from course_metric`.execute(database());
        expect(rows).toEqual([{ students: 0, activities: 0 }]);
        expect(await importFile(test, file)).toMatchObject({ status: 'done' });
      }));

    it('of a course that was never computed, because nothing was ever in it, is done', () =>
      test.run(async () => {
        const { id } = await importFile(test, largeTable(), 'Физика.csv');
        const course = await upsertCourse('test', 'empty', 'Пустой');
        await sql`insert into import_batch_course (batch_id, course_id, data_version)
          values (${id}, ${course.id}, 0)`.execute(database());
        await sql`update import_batch set status = 'recomputing' where id = ${id}`.execute(database());
        const { status, finishedAt } = await getImportDetail(id, 'ru');
        expect(status).toBe('done');
        expect(finishedAt).not.toBeNull();
      }));

    it('whose courses are all gone is done', () =>
      test.run(async () => {
        const { id, courseId } = await importFile(test, largeTable(), 'Физика.csv');
        await sql`delete from result`.execute(database());
        await sql`delete from course where id = ${courseId}`.execute(database());
        const { status, finishedAt } = await getImportDetail(id, 'ru');
        expect(status).toBe('done');
        expect(finishedAt).not.toBeNull();
      }));
  },
  wholeProgram(),
);
