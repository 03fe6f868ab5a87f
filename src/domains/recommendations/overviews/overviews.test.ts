import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { assignHead, assignTeachers, createProgramme, setProgrammeOfCourse } from '#domains/roster/index.ts';
import { advisedCourse } from '#test/fixtures/advised-course.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { addPerson, testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { sweepSummaries } from '../service/generate-overview.ts';
import { getDigest, getSummary, requestDigest, requestSummary } from '../service/overviews.ts';

async function start(
  test: DatabaseTest,
): Promise<{ courseId: number; teacher: Actor; head: Actor; programmeId: number }> {
  const { courseId } = await importFile(test, writePulse(advisedCourse()));
  if (courseId === null) throw new Error('the file holds one course');
  const [teacher, head] = [await addPerson('vetrov', 'teacher'), await addPerson('osipova', 'head')];
  await assignTeachers([courseId], [teacher.id]);
  const programmeId = await createProgramme('Математика');
  await assignHead(head.id, programmeId);
  await setProgrammeOfCourse(courseId, programmeId);
  return {
    ...{ courseId, programmeId },
    teacher: { ...testActor('teacher'), userId: teacher.id, locale: 'ru' },
    head: { ...testActor('head'), userId: head.id, locale: 'ru' },
  };
}

const textOf = ({ overview }: Awaited<ReturnType<typeof getSummary>>): string =>
  [overview?.content.opening, ...(overview?.content.items ?? []).map(({ text }) => text)].join('\n');

async function versions(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from recommendation where kind in ('course_summary', 'programme_digest') order by id`.execute(database());
  return rows.map(({ id }) => id);
}

describeOnBothDatabases(
  'summaries of courses and digests of programmes',
  (test) => {
    it('a course that comes in is summarised for its teachers, with what its figures bear and no name of a person', () =>
      test.run(async () => {
        const { courseId, teacher } = await start(test);
        const told = await getSummary(teacher, courseId);
        expect(told).toMatchObject({ isComposing: false, overview: { composer: 'rules', model: null } });
        // With the week before, if its history was there first.
        expect(textOf(told)).toMatch(
          /^В зоне C 2 студента из 12\.(?: Неделю назад их было столько же\.)?\nНачните с тех, кто .+: 2 студента\.$/,
        );
        expect(JSON.stringify(told)).not.toMatch(/Имя|example\.edu/);
      }));

    it('what a summary names can be opened, as long as it is there', () =>
      test.run(async () => {
        const { courseId, teacher } = await start(test);
        await sql`
          update recommendation set content = jsonb_set(content, '{items,0,activityIds}',
            jsonb_build_array(999999, (select id from activity where name = 'Ряды: тест')))
          where kind = 'course_summary'`.execute(database());
        const { overview } = await getSummary(teacher, courseId);
        expect(overview?.activities.map(({ name }) => name)).toEqual(['Ряды: тест']);
      }));

    it('asked for, a summary is composed in the language of who asks; the same facts are told in the same words', () =>
      test.run(async () => {
        const { courseId, teacher } = await start(test);
        const english = { ...teacher, locale: 'en' as const };
        const before = await versions();
        expect(await requestSummary(english, courseId)).toMatchObject({ isComposing: true });
        await finishTasks(test.runtime);
        expect(textOf(await getSummary(english, courseId))).toMatch(/^In zone C: 2 students of 12\./);
        expect(textOf(await getSummary(teacher, courseId))).toMatch(/^В зоне C/);
        const after = await versions();
        expect(after).toHaveLength(before.length + 1);
        await requestSummary(english, courseId);
        await finishTasks(test.runtime);
        expect(await versions()).toEqual(after);
      }));

    it('what was lost on the way is found by the sweep: summaries of courses that moved on, first digests of programmes', () =>
      test.run(async () => {
        const { courseId, programmeId, teacher, head } = await start(test);
        await createProgramme('Без курсов');
        await sql`delete from recommendation where kind = 'course_summary'`.execute(database());
        await sweepSummaries(directRun);
        await finishTasks(test.runtime);
        expect(textOf(await getSummary(teacher, courseId))).toMatch(/^В зоне C/);
        expect(textOf(await getDigest(head, programmeId))).toMatch(/^Требуют внимания/);
        const before = await versions();
        await sweepSummaries(directRun);
        await finishTasks(test.runtime);
        expect(await versions()).toEqual(before);
      }));

    it('a head reads the digest of the own programme, and nobody that of another', () =>
      test.run(async () => {
        const { courseId, programmeId, head, teacher } = await start(test);
        expect(await getDigest(head, programmeId)).toEqual({ overview: null, isComposing: false });
        expect(await requestDigest(head, programmeId)).toMatchObject({ isComposing: true });
        await finishTasks(test.runtime);
        const told = await getDigest(head, programmeId);
        expect(textOf(told)).toMatch(
          /^Требуют внимания: 1 курс из 1\. В зоне C 17 % студентов курсов, неделю назад было 17 %\./,
        );
        expect(textOf(told)).toContain('«Высшая математика»: ');
        expect(told.overview).toMatchObject({ courses: [{ id: courseId, name: 'Высшая математика' }] });
        await expect(getDigest(teacher, programmeId)).rejects.toMatchObject({ code: 'programme.not_found' });
        const other = await createProgramme('Физика');
        await expect(getDigest(head, other)).rejects.toMatchObject({ code: 'programme.not_found' });
        await expect(requestDigest(head, other)).rejects.toMatchObject({ code: 'programme.not_found' });
      }));
  },
  wholeProgram(),
);
