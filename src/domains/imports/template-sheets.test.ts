import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { getStudentResults } from '#domains/gradebook/service.ts';
import { addProgramme, placeInProgrammes, renameProgramme } from '#domains/roster/service/programmes.ts';
import { plainTemplate } from '#test/fixtures/pulse-arbitraries.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { storedRows } from '#test/support/stored-rows.ts';
import { getImportDetail } from './service/imports.ts';
import { agreeToPlan, getPlan } from './service/review.ts';
import { undoImport } from './service/undo.ts';
import type { PulseDescription } from './templates/pulse-description.ts';
import { writePulse } from './templates/pulse.ts';

const operator = testActor('operator');
type Changes = Partial<PulseDescription>;

const importTemplate = (
  test: DatabaseTest,
  changes: Changes = {},
  review: 'never' | 'overwrites' | 'always' = 'never',
) => importFile(test, writePulse({ ...plainTemplate, ...changes }), 'шаблон.xlsx', { review });

async function undo(test: DatabaseTest, { id }: { readonly id: string }): Promise<void> {
  await undoImport(operator, id);
  await finishTasks(test.runtime);
}

/** Courses and groups with their programmes, and programmes of which nothing is. */
async function programmes(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select course.name || ': ' || coalesce(programme.name, '-') as line
    from course left join programme on programme.id = programme_id
    union all
    select study_group.name || ': ' || coalesce(programme.name, '-')
    from study_group left join programme on programme.id = programme_id
    union all
    select programme.name from programme where not exists (select from course where programme_id = programme.id)
    order by 1`.execute(database());
  return rows.map(({ line }) => line).toSorted();
}

async function lessons(): Promise<unknown[]> {
  const { rows } = await sql<{ name: string; held: unknown }>`
    select name, held from activity where kind = 'lesson' order by position`.execute(database());
  return rows.map(({ name, held }) => [name, held]);
}

const morning = { at: '2024-09-07T07:00:00.000Z', room: '2426' };
const afternoon = { at: '2024-09-07T10:00:00.000Z', room: null };
const physics: Changes = {
  programmes: [{ programme: 'Физика' }],
  groups: [{ group: 'М1', programme: 'Физика' }],
  courses: [{ course: 'Алгебра', programme: 'Физика' }, { course: 'Право' }],
};

describeOnBothDatabases(
  'programmes and schedule of the template',
  (test) => {
    it('are stored as the file has them, are the same a second time, and go when the imports are undone', () =>
      test.run(async () => {
        const before = await storedRows();
        const batch = await importTemplate(test);
        const topics = test.runtime.events.published.map(({ topic }) => topic);
        expect(topics).toContain('programme');
        expect(await programmes()).toEqual(['Алгебра: Математика', 'М1: Математика', 'Право: -']);
        expect(await lessons()).toEqual([
          ['Занятие 2', null],
          ['Занятие 1', [morning, afternoon]],
        ]);
        const stored = await storedRows();
        const again = await importTemplate(test);
        expect(again.issues.map(({ code }) => code)).toContain('file.nothing_new');
        expect(await storedRows()).toEqual(stored);
        await undo(test, batch);
        await undo(test, again);
        expect(await storedRows()).toEqual(before);
      }));

    it('are shown on the pages of the course', () =>
      test.run(async () => {
        await importTemplate(test);
        const { rows } = await sql<{ course: number; student: number }>`
          select course_id as course, student_id as student from enrolment join course on course.id = course_id
          where course.name = 'Алгебра' limit 1`.execute(database());
        const { course = 0, student = 0 } = rows.at(0) ?? {};
        const { items } = await getStudentResults(testActor('administrator'), course, student);
        expect(items.map(({ name, held }) => [name, held])).toEqual([
          ['Контрольная 1', []],
          ['Занятие 2', []],
          ['Занятие 1', [morning, afternoon]],
        ]);
      }));

    it('that change are planned, asked about where a programme loses something, and put back by undoing', () =>
      test.run(async () => {
        await importTemplate(test);
        const before = await storedRows();
        const schedule = plainTemplate.schedule.slice(0, 2).map((row) => ({ ...row, room: '101' }));
        const batch = await importTemplate(test, { ...physics, schedule }, 'overwrites');
        expect(batch.status).toBe('review');
        expect(await storedRows()).toEqual(before);
        const plan = await getPlan(operator, batch.id);
        expect(plan.programmes).toEqual({
          added: { count: 1, items: ['Физика'] },
          groups: { count: 1, items: [{ group: 'М1', before: 'Математика', after: 'Физика' }] },
        });
        const algebra = plan.courses.find(({ name }) => name === 'Алгебра');
        expect(algebra?.programme).toEqual({ before: 'Математика', after: 'Физика' });
        expect(algebra?.activities.altered.items).toEqual([
          { before: 'Занятие 2', after: 'Занятие 2 · 101' },
          {
            before: 'Занятие 1 · 07.09.2024 10:00, 2426 · 07.09.2024 13:00',
            after: 'Занятие 1 · 07.09.2024 10:00, 101',
          },
        ]);
        await agreeToPlan(operator, batch.id, plan.digest);
        await finishTasks(test.runtime);
        expect((await getImportDetail(batch.id, 'ru')).status).toBe('done');
        expect(await programmes()).toEqual(['Алгебра: Физика', 'М1: Физика', 'Математика', 'Право: -']);
        expect(await lessons()).toEqual([
          ['Занятие 2', [{ at: null, room: '101' }]],
          ['Занятие 1', [{ ...morning, room: '101' }]],
        ]);
        await undo(test, batch);
        expect(await storedRows()).toEqual(before);
      }));

    it('weights, categories and topics are stored, planned and undone with the activities', () =>
      test.run(async () => {
        const counts = async () => (await storedRows())['activity']?.filter((row) => row.includes('Контрольная'));
        const weighed = (weight: number) =>
          plainTemplate.assessments.map((one) => ({ ...one, weight, category: 'Контрольные', topic: 'Матрицы' }));
        await importTemplate(test);
        const before = await counts();
        const batch = await importTemplate(test, { assessments: weighed(2) });
        expect((await counts())?.every((row) => row.includes('2,Контрольные,,,Матрицы'))).toBe(true);
        const other = await importTemplate(test, { assessments: weighed(3) }, 'always');
        const plan = await getPlan(operator, other.id);
        expect(plan.courses.flatMap(({ activities }) => activities.altered.items).at(0)).toEqual({
          before: 'Контрольная 1 · 2 · Контрольные · Матрицы',
          after: 'Контрольная 1 · 3 · Контрольные · Матрицы',
        });
        const blank = await importTemplate(test);
        expect((await counts())?.every((row) => row.includes('2,Контрольные,,,Матрицы'))).toBe(true);
        await undo(test, blank);
        await undo(test, batch);
        expect(await counts()).toEqual(before);
      }));

    it('that the file leaves blank stay, and so does what somebody has put elsewhere since', () =>
      test.run(async () => {
        const batch = await importTemplate(test);
        const nothing = {
          programmes: [],
          groups: [{ group: 'М1' }],
          courses: [{ course: 'Алгебра' }, { course: 'Право' }],
        };
        await importTemplate(test, { ...nothing, schedule: [{ course: 'Алгебра', lesson: 'Занятие 1' }] });
        expect(await programmes()).toEqual(['Алгебра: Математика', 'М1: Математика', 'Право: -']);
        expect(await lessons()).toContainEqual(['Занятие 1', [morning, afternoon]]);

        const moving = await importTemplate(test, physics);
        const { id: programmeId } = await addProgramme('Химия');
        const { rows } = await sql<{ id: number }>`select id from course where name = 'Алгебра'`.execute(database());
        await placeInProgrammes(operator, { courses: [{ id: rows.at(0)?.id ?? 0, programmeId }], groups: [] });
        await undo(test, moving);
        await undo(test, batch);
        expect(await programmes()).toEqual(['Алгебра: Химия', 'М1: Математика', 'Математика', 'Право: -']);
      }));

    it('know a programme by the name that people have given it', () =>
      test.run(async () => {
        const { id } = await addProgramme('МАТЕМАТИКА');
        const batch = await importTemplate(test);
        expect(await programmes()).toEqual(['Алгебра: МАТЕМАТИКА', 'М1: МАТЕМАТИКА', 'Право: -']);
        await renameProgramme(id, 'Прикладная математика');
        await importTemplate(test, { courses: [{ course: 'Алгебра' }, { course: 'Право', programme: 'математика' }] });
        expect(await programmes()).toContain('Право: Прикладная математика');
        await undo(test, batch);
        expect(await programmes()).toContain('Право: Прикладная математика');
      }));

    it('of two files of a zip are put together; what they say differently is an error', () =>
      test.run(async () => {
        const other = (changes: Changes) =>
          zipOf({
            'a.xlsx': writePulse(plainTemplate),
            'b.xlsx': writePulse({ ...plainTemplate, ...changes }),
          });
        const refused = await importFile(test, other(physics), 'все.zip');
        expect(refused.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
          'archive.contradictory_programme',
          'archive.contradictory_programme',
        ]);
        const schedule = [{ course: 'Алгебра', lesson: 'Занятие 1', room: '7' }];
        const courses = [{ course: 'Алгебра' }, { course: 'Право', programme: 'Этика' }];
        const programmesOfOther = [{ programme: 'Этика' }, { programme: 'Математика' }];
        await importFile(test, other({ schedule, courses, programmes: programmesOfOther }), 'все.zip');
        expect(await programmes()).toEqual(['Алгебра: Математика', 'М1: Математика', 'Право: Этика']);
        expect(await lessons()).toContainEqual(['Занятие 1', [morning, afternoon, { at: null, room: '7' }]]);
      }));
  },
  wholeProgram(),
);
