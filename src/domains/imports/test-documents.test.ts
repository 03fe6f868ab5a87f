import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { database } from '#kernel/runtime.ts';
import { previewUndo, undoImport } from '#domains/imports/service/undo.ts';
import { agreeToPlan, getPlan } from '#domains/imports/service/review.ts';
import { findSharedFile } from '#test/fixtures/shared-data.ts';
import { plainTemplate } from '#test/fixtures/pulse-arbitraries.ts';
import { plainTests } from '#test/fixtures/test-documents.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile, importFiles } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { writePulse } from './templates/pulse.ts';
import { writeTestDocuments } from './templates/test-documents.ts';

const operator = testActor('operator');
const written = writeTestDocuments(plainTests);
const course = 'История';

/** What is known of answers and of the results that follow from them, by names. */
async function facts(): Promise<unknown[]> {
  const { rows } = await sql<{ facts: unknown[] }>`
    select coalesce(json_agg(json_build_array(external_id, activity.name, given, verdicts, result.status, score)
      order by external_id::integer, activity.name), '[]') as facts
    from (
      select answer.course_id, student_id, activity_id, array_agg(given order by answer.position) as given,
        array_agg(verdict order by answer.position) as verdicts
      from answer where holds group by answer.course_id, student_id, activity_id
    ) as answered join activity on activity.id = activity_id
      join student_identity using (student_id)
      left join result on result.course_id = answered.course_id and result.student_id = answered.student_id
        and result.activity_id = answered.activity_id`.execute(database());
  return rows.flatMap((row) => row.facts);
}

async function undo(test: DatabaseTest, id: string): Promise<void> {
  await undoImport(operator, id);
  await finishTasks(test.runtime);
}

const expected = [
  ['1', 'Источники', ['1', '2', 'марк блок'], ['right', 'right', 'right'], 'done', 100],
  ['1', 'Мир русской деревни', ['3', '2', ''], ['right', 'wrong', 'skipped'], 'done', expect.closeTo(33.333, 2)],
  ['2', 'Источники', ['3', '2', 'Вебер'], ['wrong', 'right', 'unchecked'], 'done', 50],
  ['2', 'Мир русской деревни', ['1', '', 'полосы'], ['wrong', 'skipped', 'unchecked'], 'done', 0],
  ['3', 'Источники', ['', '', ''], ['skipped', 'skipped', 'skipped'], 'not_attempted', null],
];

describeOnBothDatabases(
  'tests with answers as documents of JSON',
  (test) => {
    it('uploaded at once are one import: answers are judged, and results of the tests follow from them', () =>
      test.run(async () => {
        const batches = await importFiles(
          test,
          ['history_answers.json', written.answers],
          ['history_programme.json', written.programme],
          ['history_tests.json', written.tests],
        );
        expect(batches).toMatchObject([
          {
            ...{ status: 'done', source: 'test-documents', file: 'history.zip', students: 3, activities: 2 },
            cells: { new: 15, changed: 0, same: 0 },
          },
        ]);
        expect(batches[0]?.issues.map(({ code, message }) => [code, message]).at(1)?.[1]).toContain(
          'тем в программе — 3, тестов — 2, вопросов — 6, студентов — 3, ответов — 15, из них пропущено — 5',
        );
        expect(await facts()).toEqual(expected);
      }));

    it('one after another in a zip or alone are the same', () =>
      test.run(async () => {
        await importFile(test, zipOf({ 'a.json': written.programme, 'b.json': written.tests }), 'x.zip', { course });
        const answers = await importFile(test, written.answers, 'c.json', { course });
        expect(answers).toMatchObject({ status: 'done', cells: { new: 15 } });
        expect(await facts()).toEqual(expected);
      }));

    it('answers without tests are refused, with place and remedy', () =>
      test.run(async () => {
        const { status, issues } = await importFile(test, written.answers, 'answers.json', { course });
        expect(status).toBe('refused');
        const errors = issues.filter(({ severity }) => severity === 'error');
        expect(errors[0]).toMatchObject({
          ...{ code: 'tests.unknown_test', sheet: 'answers.json', column: '[0].Ответы[0].Ответы' },
        });
        expect(errors[0]?.message).toContain('Загрузите сначала файл с тестами');
        expect(await facts()).toEqual([]);
        const { rows } = await sql`select from course`.execute(database());
        expect(rows).toHaveLength(0);
      }));

    it('too few and odd answers are warned of with their place, too many are an error', () =>
      test.run(async () => {
        await importFile(test, written.tests, 'tests.json', { course });
        const answersOf = (given: string[]) =>
          writeTestDocuments({ ...plainTests, students: [{ student: 7, answers: [{ topic: 'источники.', given }] }] })
            .answers;
        const odd = await importFile(test, answersOf(['9', '2']), 'odd.json', { course });
        expect(odd.status).toBe('done');
        expect(odd.issues).toMatchObject([
          { code: 'tests.course_as_chosen' },
          { code: 'tests.found' },
          { code: 'tests.fewer_answers', column: '[0].Ответы[0].Ответы' },
          { code: 'tests.no_option', column: '[0].Ответы[0].Ответы[0]', value: '9' },
        ]);
        const many = await importFile(test, answersOf(['1', '2', '3', '4']), 'many.json', { course });
        expect(many.status).toBe('refused');
        expect(many.issues.at(-1)).toMatchObject({ code: 'tests.too_many_answers', column: '[0].Ответы[0].Ответы[3]' });
      }));

    it('an option in a list of its own is read; what is no text is an error with its path', () =>
      test.run(async () => {
        const withOption = (option: unknown): Buffer => {
          const question = { Вопрос: 'Что?', 'Варианты ответов': ['да', option], 'Правильный ответ': '2' };
          return Buffer.from(JSON.stringify([{ Неделя: '1', Тема: 'Источники', Задания: [question] }]));
        };
        expect((await importFile(test, withOption(['нет']), 'tests.json', { course })).status).toBe('done');
        const { rows } = await sql`select options from question`.execute(database());
        expect(rows).toEqual([{ options: ['да', 'нет'] }]);
        const { status, issues } = await importFile(test, withOption({ text: 'нет' }), 'tests.json', { course });
        expect(status).toBe('refused');
        const path = '[0].Задания[0].Варианты ответов[1]';
        expect(issues[0]).toMatchObject({ code: 'tests.no_field', column: path });
      }));

    it('undone in any order leave what the others say', () =>
      test.run(async () => {
        const changed = writeTestDocuments({
          ...plainTests,
          tests: plainTests.tests.map((one) => ({
            ...one,
            questions: one.questions.map((question, at) => (at === 0 ? { ...question, right: '2' } : question)),
          })),
          students: plainTests.students.map((one) => ({
            ...one,
            answers: one.answers.map(({ topic }) => ({ topic, given: ['2', '2', 'Люсьен Февр'] })),
          })),
        });
        const files = { 'p.json': written.programme, 't.json': written.tests, 'a.json': written.answers };
        const first = await importFile(test, zipOf(files), '1.zip', { course });
        const again = await importFile(test, written.answers, '2.json', { course });
        expect(again).toMatchObject({ status: 'done', cells: { new: 0, changed: 0, same: 15 } });
        const other = await importFile(test, zipOf({ 't.json': changed.tests, 'a.json': changed.answers }), '3.zip', {
          course,
        });
        expect(other.cells).toMatchObject({ changed: 12, same: 3 });
        expect(await facts()).not.toEqual(expected);
        expect(await previewUndo(operator, other.id)).toMatchObject({ removed: 0, restored: 12, confirmed: 3 });
        await undo(test, other.id);
        expect(await facts()).toEqual(expected);
        await undo(test, first.id);
        const { rows } = await sql`select from question`.execute(database());
        expect(rows).toHaveLength(0);
        // The answers are known by the second file; without questions nothing can be said of them.
        await importFile(test, written.tests, '4.json', { course });
        expect(await facts()).toEqual(expected);
        await undo(test, again.id);
        expect(await facts()).toEqual([]);
      }));

    it('asks first where the upload wants it, and stores what was agreed to', () =>
      test.run(async () => {
        const files = { 'p.json': written.programme, 't.json': written.tests, 'a.json': written.answers };
        const batch = await importFile(test, zipOf(files), '1.zip', { course, review: 'always' });
        expect(batch.status).toBe('review');
        const plan = await getPlan(operator, batch.id);
        expect(plan.courses).toMatchObject([
          { courseId: null, cells: { new: 15 }, activities: { added: { count: 2 } } },
        ]);
        expect(await facts()).toEqual([]);
        await agreeToPlan(operator, batch.id, plan.digest);
        await finishTasks(test.runtime);
        expect(await facts()).toEqual(expected);
      }));
  },
  wholeProgram(),
);

const real = ['program', 'tests', 'student_test_answers'].map((name) =>
  findSharedFile(`weak-topics/history_${name}.json`),
);

const realTest = z.object({
  Тема: z.string(),
  Задания: z.array(z.object({ 'Варианты ответов': z.array(z.unknown()).optional(), 'Правильный ответ': z.string() })),
});
const realStudent = z.object({
  Студент: z.number(),
  Ответы: z.array(z.object({ Тема: z.string(), Ответы: z.array(z.string()) })),
});

describe.skipIf(real.includes(undefined))('the real programme, tests and answers', () => {
  describeOnBothDatabases(
    'imported',
    (test) => {
      it('have the students, answers, skipped and right ones that their text has', () =>
        test.run(async () => {
          const [programme, tests, answers] = real.map((path) => readFileSync(path ?? ''));
          if (!programme || !tests || !answers) throw new Error('three files are there');
          const files = { 'history_program.json': programme, 'history_tests.json': tests };
          const batch = await importFile(test, zipOf({ ...files, 'answers.json': answers }), 'history.zip');
          expect(batch.status).toBe('done');

          const asked = z.array(realTest).parse(JSON.parse(tests.toString()));
          const students = z.array(realStudent).parse(JSON.parse(answers.toString()));
          const given = students.flatMap(({ Ответы: topics }) =>
            topics.flatMap(({ Тема: topic, Ответы: texts }) => {
              const own = asked.find((one) => one.Тема === topic)?.Задания ?? [];
              return texts.map((text, at) => ({ text, question: own[at] }));
            }),
          );
          const chosen = given.filter(({ question }) => question?.['Варианты ответов']);
          const { rows } = await sql`
            select count(distinct student_id)::integer as students, count(*)::integer as answers,
              count(*) filter (where verdict = 'skipped')::integer as skipped,
              count(*) filter (where verdict = 'right' and options is not null)::integer as right_choices,
              count(*) filter (where verdict = 'wrong')::integer as wrong
            from answer join question using (course_id, activity_id, position) where holds`.execute(database());
          expect(rows).toEqual([
            {
              students: students.length,
              answers: given.length,
              skipped: given.filter(({ text }) => text === '').length,
              right_choices: chosen.filter(({ text, question }) => text === question?.['Правильный ответ']).length,
              wrong: chosen.filter(
                ({ text, question }) => /^\d+$/.test(text) && text !== question?.['Правильный ответ'],
              ).length,
            },
          ]);
          expect(students.length).toBe(10);
        }));
    },
    wholeProgram(),
  );
});

describeOnBothDatabases(
  "tests with answers in the template's sheets",
  (test) => {
    it('are stored and judged with the rest, and undone with it', () =>
      test.run(async () => {
        const own = { course: 'Алгебра', topic: 'Матрицы' };
        const questions = [
          { ...own, question: 'Сколько?', options: ['0', '1'], right: '2' },
          { ...own, question: 'Почему?', right: 'Потому' },
        ];
        const answers = [
          { ...own, student: '007', number: 1, answer: '2' },
          { ...own, student: '007', number: 2, answer: '' },
          { ...own, student: 'st-2', number: 1, answer: '1' },
          { ...own, student: 'st-2', number: 2, answer: 'Не знаю' },
        ];
        const batch = await importFile(test, writePulse({ ...plainTemplate, questions, answers }));
        expect(batch.status).toBe('done');
        const { rows } = await sql`
          select external_id, given, verdict from answer join student_identity using (student_id)
          order by 1, position`.execute(database());
        expect(rows).toEqual([
          { external_id: '007', given: '2', verdict: 'right' },
          { external_id: '007', given: '', verdict: 'skipped' },
          { external_id: 'st-2', given: '1', verdict: 'wrong' },
          { external_id: 'st-2', given: 'Не знаю', verdict: 'unchecked' },
        ]);
        await undo(test, batch.id);
        for (const table of ['answer', 'question']) {
          expect((await sql`select from ${sql.table(table)}`.execute(database())).rows).toHaveLength(0);
        }
      }));
  },
  wholeProgram(),
);
