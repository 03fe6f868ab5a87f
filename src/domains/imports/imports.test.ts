import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { computeCourse } from '#domains/risk/index.ts';
import { getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import { writeCanvas } from '#domains/imports/templates/canvas.ts';
import { writeMyItmoAttendance } from '#domains/imports/templates/my-itmo-attendance.ts';
import { writeMyItmoProgress, type ProgressDescription } from '#domains/imports/templates/my-itmo-progress.ts';
import { writeSheet } from '#domains/imports/templates/write-sheet.ts';
import { runTasksAgain } from '#domains/operations/index.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { findSharedFile } from '#test/fixtures/shared-data.ts';
import { oleFile, pngFile, zipBomb } from '#test/fixtures/workbook-files.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile, importFiles } from '#test/support/import-files.ts';
import { wholeProgram } from '#test/support/program.ts';

const withoutStudents = [
  ['Курс', 'Занятие 1', 'Занятие 2'],
  ['Онлайн-курс', 1, 0],
  ['Онлайн-курс', 0, 1],
];
const size = { students: 20, activities: 12, lessons: 5 };

/** What is stored, without the traces of when and by which import. */
async function storedFacts(): Promise<unknown> {
  const { rows } = await sql`
    select course.external_id as course, student_identity.external_id as student, activity.source_key, activity.name,
      activity.kind, activity.position, result.status, result.score, result.completed_at, result.due_at
    from result
    join course on course.id = result.course_id
    join student_identity on student_identity.student_id = result.student_id
    join activity on activity.id = result.activity_id
    order by 1, 2, 3`.execute(database());
  return rows;
}

async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from course) as courses, (select count(*) from student) as students,
      (select count(*) from activity) as activities, (select count(*) from result) as results,
      (select count(*) from import_change) as changes`.execute(database());
  return rows.at(0) ?? {};
}

describeOnBothDatabases(
  'an import',
  (test) => {
    const { progress, attendance } = describeCourse(7, size);
    const progressFile = writeMyItmoProgress(progress);
    const attendanceFile = writeMyItmoAttendance(attendance);

    it('stores both gradebooks of a course, whichever comes first, as the same facts', () =>
      test.run(async () => {
        const [first, second] = await importFiles(test, ['a.xlsx', progressFile], ['b.xlsx', attendanceFile]);
        expect(first).toMatchObject({ status: 'done', students: 20, activities: 12, lessons: 0, issues: [] });
        expect(second).toMatchObject({ status: 'done', students: 20, activities: 0, lessons: 5, issues: [] });
        const facts = await storedFacts();
        await test.database.empty();
        await importFile(test, attendanceFile);
        await importFile(test, progressFile);
        expect(await storedFacts()).toEqual(facts);
      }));

    it('of a file that is stored already changes nothing and says so', () =>
      test.run(async () => {
        const first = await importFile(test, progressFile);
        const facts = await storedFacts();
        const before = await versionOf(first.courseId);
        const again = await importFile(test, progressFile);
        expect(again).toMatchObject({ status: 'done', cells: { new: 0, changed: 0, same: 240 } });
        expect(again.issues.map((issue) => issue.code)).toEqual(['file.nothing_new']);
        expect(await storedFacts()).toEqual(facts);
        expect(await versionOf(first.courseId)).toBe(before);
      }));

    it('of a file with three changed cells updates exactly those and keeps what stood there before', () =>
      test.run(async () => {
        await importFile(test, progressFile);
        const changed = await importFile(test, writeMyItmoProgress(withThreeChanges(progress)));
        expect(changed).toMatchObject({ status: 'done', cells: { new: 0, changed: 3, same: 237 } });
        const { rows } = await sql<{ before: string; after: string }>`
          select before ->> 'status' as before, after ->> 'status' as after from import_change`.execute(database());
        expect(rows).toHaveLength(3);
        expect(rows.every(({ before, after }) => before !== after)).toBe(true);
      }));

    it('of a file with blank cells does not erase what is known', () =>
      test.run(async () => {
        await importFile(test, progressFile);
        const facts = await storedFacts();
        const blank = {
          ...progress,
          rows: progress.rows.map((row) => ({ ...row, results: row.results.map(() => undefined) })),
        };
        await importFile(
          test,
          writeMyItmoProgress({ ...blank, rows: [...blank.rows.slice(1), ...progress.rows.slice(0, 1)] }),
        );
        expect(await storedFacts()).toEqual(facts);
      }));

    it('of a gradebook of another system stores scores and most points in the course chosen for it', () =>
      test.run(async () => {
        const upload = await storeUpload('export.csv', Readable.from([writeCanvas(plainDescription)]));
        const [started] = await startImports(null, [upload], { course: 'Эконометрика' });
        if (!started) throw new Error('one file is one batch');
        await finishTasks(test.runtime);
        const batch = await getImportDetail(started.id, 'ru');
        expect(batch).toMatchObject({
          status: 'done',
          source: 'canvas',
          students: 3,
          activities: 2,
          cells: { new: 4 },
        });
        expect(batch.issues.at(0)?.message).toBe(
          'Файл прочитан как выгрузка Canvas. Курса в нём нет; взят указанный при загрузке: «Эконометрика».',
        );
        const { rows } = await sql`
          select course.name as course, student.name as student, activity.max_points as most, result.score
          from result join course on course.id = result.course_id join student on student.id = result.student_id
          join activity on activity.id = result.activity_id order by 2, 3`.execute(database());
        expect(rows).toEqual([
          { course: 'Эконометрика', student: 'O"Neil Anna', most: 20, score: 3 },
          { course: 'Эконометрика', student: 'Белова Анна', most: 10, score: 7.5 },
          { course: 'Эконометрика', student: 'Белова Анна', most: 20, score: 20 },
          { course: 'Эконометрика', student: 'Ли Пак Иван', most: 10, score: 9.25 },
        ]);
      }));

    it('recomputes the course before it counts as done', () =>
      test.run(async () => {
        const { courseId } = await importFile(test, progressFile);
        if (courseId === null) throw new Error('the file has one course');
        const { rows } = await sql<{ zones: number; metrics: number; version: number }>`
          select (select count(*) from student_zone where course_id = ${courseId}) as zones,
            (select count(*) from student_course_metric where course_id = ${courseId}) as metrics,
            (select min(data_version) from student_zone where course_id = ${courseId}) as version`.execute(database());
        expect(rows).toEqual([{ zones: 20, metrics: 20, version: await versionOf(courseId) }]);
      }));

    it('counts as failed while its task lies dead, and goes on when that is run again', () =>
      test.run(async () => {
        const upload = await storeUpload('a.xlsx', Readable.from([progressFile]));
        const [started] = await startImports(null, [upload]);
        if (!started) throw new Error('one file is one batch');
        await sql`update task set state = 'dead', finished_at = now()`.execute(database());
        expect((await getImportDetail(started.id, 'ru')).status).toBe('failed');
        await runTasksAgain({ queue: 'ingest' });
        await finishTasks(test.runtime);
        expect((await getImportDetail(started.id, 'ru')).status).toBe('done');
      }));

    describe('of a bad file', () => {
      const badFiles: [what: string, code: string, content: Uint8Array][] = [
        ['a truncated workbook', 'file.truncated', progressFile.subarray(0, progressFile.length >> 1)],
        ['a picture with the name of a workbook', 'file.not_spreadsheet', pngFile],
        ['a zip bomb', 'file.packed_too_tightly', zipBomb(400)],
        ['a workbook with a password', 'file.password_protected', oleFile('EncryptedPackage')],
        ['a sheet without the student column', 'sheet.no_student_column', writeSheet('Лист1', withoutStudents)],
        ['an empty file', 'file.empty', new Uint8Array()],
      ];

      it.each(badFiles)(
        'that is %s refuses it in one sentence and leaves everything as it was',
        (_what, code, content) =>
          test.run(async () => {
            await importFile(test, progressFile);
            const facts = await storedFacts();
            const rows = await countRows();
            const refused = await importFile(test, content, 'книга.xlsx');
            expect(refused.status).toBe('refused');
            expect(refused.issues.map((issue) => issue.code)).toEqual([code]);
            expect(refused.issues.every(({ message }) => message.length > 20 && !message.includes('{{'))).toBe(true);
            expect(await storedFacts()).toEqual(facts);
            expect(await countRows()).toEqual(rows);
          }),
      );
    });

    const realProgress = findSharedFile('my-itmo/learning_process.xlsx');
    const realAttendance = findSharedFile('my-itmo/attendance.xlsx');
    it.skipIf(!realProgress || !realAttendance)(
      'of the real exports gives the totals known of them at three dates',
      () =>
        test.run(async () => {
          const [batch] = await importFiles(
            test,
            ['learning_process.xlsx', readFileSync(realProgress ?? '')],
            ['attendance.xlsx', readFileSync(realAttendance ?? '')],
          );
          const totalsAt = async (day: string) =>
            (await computeCourse(batch?.courseId ?? 0, new Date(`${day}T00:00:00+03:00`))).totals;
          const always = { students: 59, activities: 66, lessons: 11, attended: 351 };
          expect(await totalsAt('2024-11-01')).toMatchObject({ ...always, done: 1178, overdue: 0 });
          expect(await totalsAt('2024-11-11')).toMatchObject({ ...always, done: 1195, overdue: 957, due: 1351 });
          expect(await totalsAt('2025-09-01')).toMatchObject({
            ...always,
            done: 1807,
            failed: 2,
            late: 223,
            overdue: 734,
          });
        }),
    );
  },
  wholeProgram(),
);

async function versionOf(courseId: number | null): Promise<number | undefined> {
  const course = await database()
    .selectFrom('course')
    .select('data_version')
    .where('id', '=', courseId ?? 0)
    .executeTakeFirst();
  return course?.data_version;
}

/** The same gradebook with the first result of the first three students turned round. */
function withThreeChanges(progress: ProgressDescription): ProgressDescription {
  const rows = progress.rows.map((row, index) => {
    if (index >= 3) return row;
    const [first, ...others] = row.results;
    const status = first?.status === 'not_attempted' ? ('done' as const) : ('not_attempted' as const);
    return { ...row, results: [{ ...(first?.dueAt ? { dueAt: first.dueAt } : {}), status }, ...others] };
  });
  return { ...progress, rows };
}
