import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { seededRandom, type Random } from '#kernel/seeded-random.ts';
import type { ImportDetail } from '#domains/imports/contract.ts';
import { getImportDetail } from '#domains/imports/service/imports.ts';
import { getResultHistory } from '#domains/imports/service/result-history.ts';
import { previewUndo, undoImport } from '#domains/imports/service/undo.ts';
import { writeCanvas } from '#domains/imports/templates/canvas.ts';
import { writeMyItmoAttendance } from '#domains/imports/templates/my-itmo-attendance.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { writeSheets } from '#domains/imports/templates/write-sheet.ts';
import type { ScoreDescription } from '#domains/imports/templates/score-description.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { storedRows } from '#test/support/stored-rows.ts';

const operator = testActor('operator');
const course = 'Эконометрика';

async function undo(test: DatabaseTest, { id }: ImportDetail): Promise<void> {
  await undoImport(operator, id);
  await finishTasks(test.runtime);
}

const importScores = (test: DatabaseTest, name: string, description: ScoreDescription): Promise<ImportDetail> =>
  importFile(test, writeCanvas(description), name, { course });

/** The plain gradebook with one more student, one more activity, other scores and another name. */
const changed: ScoreDescription = {
  activities: [{ id: 3, name: 'Lab', maxPoints: 5 }, ...plainDescription.activities],
  students: [
    ...plainDescription.students.map((student, index) => ({
      ...student,
      lastName: index === 0 ? 'Петрова' : student.lastName,
      scores: [4, ...(index === 2 ? [1, 2] : student.scores)],
    })),
    { id: 99, login: 'olga', lastName: 'Новая', firstName: 'Ольга', email: 'o@example.edu', scores: [1, 2, 3] },
  ],
};

/** Some students with some activities, and scores at random or none. */
function describeAtRandom(random: Random): ScoreDescription {
  const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => random() < 0.75);
  const [first, ...others] = ['Essay', 'Lab', 'Тест'].map((name, id) => ({ id, name, maxPoints: 10 }));
  const activities = [...(first ? [first] : []), ...some(others)].toSorted(() => random() - 0.5);
  return {
    activities,
    students: [1, 2, 3]
      .filter((id) => id === 1 || random() < 0.75)
      .map((id) => ({
        id,
        login: `login${id}`,
        lastName: `Фамилия${id}`,
        firstName: random() < 0.8 ? 'Анна' : 'Яна',
        email: `s${id}@example.edu`,
        scores: activities.map(() => (random() < 0.25 ? undefined : Math.floor(random() * 3))),
      })),
  };
}

/** What is known, without ids and without which import said so. */
async function facts(): Promise<unknown> {
  const { rows } = await sql`
    select external_id, student.name, (
      select json_agg(json_build_array(activity.name, activity.position, result.status, result.score) order by activity.name)
      from enrolment join activity on activity.course_id = enrolment.course_id
      left join result on result.activity_id = activity.id and result.student_id = student.id
        and result.course_id = enrolment.course_id
      where enrolment.student_id = student.id
    ) as results
    from student join student_identity on student_identity.student_id = student.id order by 1`.execute(database());
  return rows;
}

describeOnBothDatabases(
  'undoing an import',
  (test) => {
    it('leaves every table as it was before the import', () =>
      test.run(async () => {
        const { progress, attendance } = describeCourse(3, { students: 6, activities: 5, lessons: 3 });
        await importFile(test, writeMyItmoProgress(progress), 'успеваемость.xlsx');
        await importFile(test, writeMyItmoAttendance(attendance), 'посещаемость.xlsx');
        await importScores(test, 'first.csv', plainDescription);
        const before = await storedRows();
        const batch = await importScores(test, 'second.csv', changed);
        expect(await storedRows()).not.toEqual(before);
        await undo(test, batch);
        expect(await storedRows()).toEqual(before);
      }));

    it('of the only one removes course, students and all', () =>
      test.run(async () => {
        const batch = await importScores(test, 'first.csv', plainDescription);
        expect(await previewUndo(operator, batch.id)).toEqual({
          removed: 4,
          restored: 0,
          confirmed: 0,
          overwritten: { count: 0, items: [] },
          courses: [course],
        });
        await undo(test, batch);
        const rows = await storedRows();
        expect(Object.values(rows).flat()).toEqual([]);
      }));

    it('keeps what later imports overwrote or confirmed, and says so before', () =>
      test.run(async () => {
        const first = await importScores(test, 'first.csv', plainDescription);
        await importScores(test, 'second.csv', changed);
        const after = await facts();
        const preview = await previewUndo(operator, first.id);
        expect(preview).toMatchObject({ removed: 0, restored: 0, confirmed: 3, courses: [] });
        expect(preview.overwritten).toEqual({
          count: 1,
          items: [{ student: 'Ли Пак Иван', activity: 'Essay', file: 'second.csv' }],
        });
        await undo(test, first);
        expect(await facts()).toEqual(after);
      }));

    it('that has stopped leaves the import as it was, and can be asked for again', () =>
      test.run(async () => {
        const { id } = await importScores(test, 'first.csv', plainDescription);
        const before = await storedRows();
        await undoImport(operator, id);
        expect(await getImportDetail(id, 'ru')).toMatchObject({ status: 'undoing', canUndo: false });
        await expect(undoImport(operator, id)).rejects.toMatchObject({ code: 'import.not_undoable' });
        await sql`update task set state = 'dead', finished_at = now() where name = 'imports.undo'`.execute(database());
        expect(await getImportDetail(id, 'ru')).toMatchObject({ status: 'done', canUndo: true });
        expect(await storedRows()).toEqual(before);
        await undoImport(operator, id);
        await finishTasks(test.runtime);
        expect((await getImportDetail(id, 'ru')).status).toBe('undone');
      }));

    it('happens once', () =>
      test.run(async () => {
        const batch = await importScores(test, 'first.csv', plainDescription);
        await undo(test, batch);
        await expect(undoImport(operator, batch.id)).rejects.toMatchObject({ code: 'import.not_undoable' });
      }));

    it.each([1, 2, 3, 4, 5, 6])('in any order leaves what the other imports alone would have (%i)', (seed) =>
      test.run(async () => {
        const random = seededRandom(seed);
        const descriptions = Array.from({ length: 4 }, () => describeAtRandom(random));
        const batches: ImportDetail[] = [];
        for (const [index, description] of descriptions.entries()) {
          batches.push(await importScores(test, `${index}.csv`, description));
        }
        const undone = [0, 1, 2, 3].toSorted(() => random() - 0.5).slice(0, 2 + Math.floor(random() * 2));
        for (const index of undone) await undo(test, batches[index] ?? expect.fail());
        const left = await facts();
        await test.database.empty();
        for (const [index, description] of descriptions.entries()) {
          if (!undone.includes(index)) await importScores(test, `${index}.csv`, description);
        }
        expect(left).toEqual(await facts());
      }),
    );

    it('names row and column of the sheet in which the student stands', () =>
      test.run(async () => {
        const file = writeSheets([
          {
            name: 'ИТ-1',
            rows: [
              ['Логин', 'ФИО', 'Задание 1', 'Тест 1'],
              ['anna', 'Белова Анна', 5, 7],
            ],
          },
          {
            name: 'ИТ-2',
            rows: [
              ['Логин', 'ФИО', 'Тест 1', 'Задание 1'],
              ['oleg', 'Ветров Олег', 8, 6],
            ],
          },
        ]);
        await importFile(test, file, 'две группы.xlsx', { course });
        const { rows } = await sql<{ courseId: number; studentId: number; activityId: number; student: string }>`
          select result.course_id as "courseId", student_id as "studentId", activity_id as "activityId",
            student.name as student
          from result join activity on activity.id = activity_id join student on student.id = student_id
          where activity.name = 'Тест 1' order by student.name`.execute(database());
        const histories = await Promise.all(rows.map((place) => getResultHistory(operator, place)));
        expect(histories.flatMap(({ items }) => items.map(({ sheet, row, column }) => [sheet, row, column]))).toEqual([
          ['ИТ-1', 2, 'D «Тест 1»'],
          ['ИТ-2', 2, 'C «Тест 1»'],
        ]);
      }));

    it('leaves a history of the result: file, row, column, and what was undone', () =>
      test.run(async () => {
        await importScores(test, 'first.csv', plainDescription);
        const second = await importScores(test, 'second.csv', changed);
        await importScores(test, 'third.csv', changed);
        const { rows } = await sql<{ courseId: number; studentId: number; activityId: number }>`
          select result.course_id as "courseId", student_id as "studentId", activity_id as "activityId"
          from result join activity on activity.id = activity_id join student on student.id = student_id
          where activity.name = 'Essay' and student.name like 'Ли%'`.execute(database());
        const place = rows.at(0) ?? expect.fail();
        const { items } = await getResultHistory(operator, place);
        expect(items.map(({ file, what, value, row, column }) => [file, what, value?.score, row, column])).toEqual([
          ['third.csv', 'confirmed', undefined, 6, 'G «Essay (1)»'],
          ['second.csv', 'set', 1, 6, 'G «Essay (1)»'],
          ['first.csv', 'set', 9.25, 6, 'F «Essay (1)»'],
        ]);
        await undo(test, second);
        const later = await getResultHistory(operator, place);
        expect(later.items.map(({ file, what, value }) => [file, what, value?.score])).toEqual([
          ['third.csv', 'set', 1],
          ['second.csv', 'undone', 1],
          ['first.csv', 'set', 9.25],
        ]);
      }));
  },
  wholeProgram(),
);
