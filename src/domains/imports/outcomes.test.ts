import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { listGroupAttributes } from '#domains/group-attributes/index.ts';
import { listOutcomes } from '#domains/roster/index.ts';
import { plainTemplate } from '#test/fixtures/pulse-arbitraries.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { storedRows } from '#test/support/stored-rows.ts';
import { agreeToPlan, getPlan } from './service/review.ts';
import { undoImport } from './service/undo.ts';
import type { PulseDescription } from './templates/pulse-description.ts';
import { writePulse } from './templates/pulse.ts';

const operator = testActor('operator');
const date = { year: 2024, month: 11, day: 3, hour: 12, minute: 0, second: 0 };
const at = new Date('2024-11-03T09:00:00Z');
const algebra = { course: 'Алгебра', student: '007' };
const study = { student: '007', attribute: 'Форма обучения' };

const importTemplate = (test: DatabaseTest, changes: Partial<PulseDescription>, review: 'never' | 'always' = 'never') =>
  importFile(test, writePulse({ ...plainTemplate, ...changes }), 'шаблон.xlsx', { review });

async function undo(test: DatabaseTest, { id }: { readonly id: string }): Promise<void> {
  await undoImport(operator, id);
  await finishTasks(test.runtime);
}

/** Of the one student of the tests in algebra. */
async function known(): Promise<{ outcome: unknown; attributes: unknown }> {
  const { rows } = await sql<{ course: number; student: number }>`
    select enrolment.course_id as course, enrolment.student_id as student
    from enrolment join course on course.id = enrolment.course_id
    join student_identity as identity on identity.student_id = enrolment.student_id
    where course.name = 'Алгебра' and identity.external_id = '007'`.execute(database());
  const { course = 0, student = 0 } = rows.at(0) ?? {};
  const outcomes = await listOutcomes(course);
  return {
    outcome: outcomes
      .filter(({ studentId }) => studentId === student)
      .map(({ outcome, at: moment }) => [outcome, moment]),
    attributes: (await listGroupAttributes([student])).map(({ attribute, value }) => [attribute, value]),
  };
}

describeOnBothDatabases(
  'outcomes and attributes of the template',
  (test) => {
    it('are stored, hold by the newest import, and go back one by one in any order of undoing', () =>
      test.run(async () => {
        const plain = await importTemplate(test, {});
        const before = await storedRows();
        const failed = await importTemplate(test, {
          outcomes: [{ ...algebra, outcome: 'failed', date }],
          attributes: [{ ...study, value: 'Заочная' }],
        });
        expect(await known()).toEqual({ outcome: [['failed', at]], attributes: [['Форма обучения', 'Заочная']] });
        // A word without a moment leaves the moment that is known; one that says nothing leaves all.
        const again = await importTemplate(test, { outcomes: [{ ...algebra, outcome: 'failed' }] });
        expect(again.issues.map(({ code }) => code)).toContain('file.nothing_new');
        expect(await known()).toMatchObject({ outcome: [['failed', at]] });
        const passed = await importTemplate(test, {
          outcomes: [{ ...algebra, outcome: 'passed' }],
          attributes: [{ ...study, value: 'Очная' }],
        });
        expect(passed.issues.map(({ code }) => code)).not.toContain('file.nothing_new');
        expect(await known()).toEqual({ outcome: [['passed', null]], attributes: [['Форма обучения', 'Очная']] });
        await undo(test, failed);
        expect(await known()).toEqual({ outcome: [['passed', null]], attributes: [['Форма обучения', 'Очная']] });
        await undo(test, passed);
        expect(await known()).toEqual({ outcome: [['failed', at]], attributes: [] });
        await undo(test, again);
        expect(await storedRows()).toEqual(before);
        await undo(test, plain);
        expect((await storedRows())['enrolment']).toEqual([]);
      }));

    it('stand in the plan, and are stored when somebody agrees to it', () =>
      test.run(async () => {
        await importTemplate(test, { outcomes: [{ ...algebra, outcome: 'failed', date }] });
        const asked = await importTemplate(
          test,
          {
            outcomes: [
              { ...algebra, outcome: 'left' },
              { ...algebra, student: 'st-2', outcome: 'passed' },
            ],
          },
          'always',
        );
        expect(asked.status).toBe('review');
        expect(await known()).toMatchObject({ outcome: [['failed', at]] });
        const plan = await getPlan(operator, asked.id);
        expect(plan.courses.find(({ name }) => name === 'Алгебра')?.outcomes).toEqual({
          added: {
            count: 1,
            items: [{ student: 'Ли Иван', before: null, after: { outcome: 'passed', at: null } }],
          },
          altered: {
            count: 1,
            items: [
              {
                student: 'Белова Анна',
                before: { outcome: 'failed', at: at.toISOString() },
                after: { outcome: 'left', at: null },
              },
            ],
          },
        });
        await agreeToPlan(operator, asked.id, plan.digest);
        await finishTasks(test.runtime);
        expect(await known()).toMatchObject({ outcome: [['left', null]] });
      }));

    it('that cannot be read refuse the file, each with its row and column', () =>
      test.run(async () => {
        const refused = await importTemplate(test, {
          outcomes: [
            { ...algebra, outcome: 'passed' },
            { ...algebra, outcome: 'failed' },
            { course: 'Право', student: 'st-2', outcome: 'failed' },
            { course: 'Химия', student: '007', outcome: 'failed' },
          ],
          attributes: [
            { ...study, value: 'Очная' },
            { ...study, value: 'Заочная' },
            { ...study, student: 'никто', value: 'Очная' },
          ],
        });
        expect(refused.status).toBe('refused');
        expect(refused.issues.map(({ code, sheet, row, column }) => [code, sheet, row, column])).toEqual(
          expect.arrayContaining([
            ['record.repeated', 'Итоги', 3, 'B «ID студента»'],
            ['record.not_enrolled', 'Итоги', 4, 'B «ID студента»'],
            ['record.unknown_reference', 'Итоги', 5, 'A «Курс»'],
            ['record.repeated', 'Признаки', 3, 'B «Признак»'],
            ['record.unknown_reference', 'Признаки', 4, 'A «ID студента»'],
          ]),
        );
        expect((await storedRows())['course']).toEqual([]);
      }));
  },
  wholeProgram(),
);
