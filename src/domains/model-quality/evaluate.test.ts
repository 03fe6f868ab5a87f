import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { computeMetricsAsOf } from '#domains/metrics/index.ts';
import { setGrading } from '#domains/metrics/service/grading.ts';
import { defaultGrading } from '#domains/metrics/grading/contract.ts';
import { assess } from '#domains/risk/index.ts';
import { assignHead, assignTeachers, createProgramme, setProgrammeOfCourse } from '#domains/roster/index.ts';
import { finishedCourses } from '#test/fixtures/finished-courses.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { addPerson, testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { findFinishedCourse } from './service/course-endings.ts';
import { evaluate, startEvaluation } from './service/evaluate.ts';
import { getOverview } from './service/overview.ts';
import { getModelOfProgrammes } from './service/programmes.ts';

const described = finishedCourses({ courses: ['Алгебра', 'Право'], students: 30, tests: 10, seed: 1 });
const attributes = described.students.map(({ id }, index) => ({
  ...{ student: id, attribute: 'Форма обучения' },
  value: index % 10 === 9 ? 'Вечерняя' : index % 2 === 0 ? 'Очная' : 'Заочная',
}));

const courseIds = async (): Promise<number[]> =>
  (await sql<{ id: number }>`select id from course order by name`.execute(database())).rows.map(({ id }) => id);

async function evaluated(test: DatabaseTest) {
  await startEvaluation();
  await finishTasks(test.runtime);
  const { evaluation } = await getOverview();
  if (!evaluation?.result) throw new Error('the evaluation has no result');
  return evaluation.result;
}

describeOnBothDatabases(
  'the evaluation of a model',
  (test) => {
    it('says what judging at each moment would have said, of who had not left, beside what came of it', () =>
      test.run(async () => {
        await importFile(test, writePulse({ ...described, attributes }), 'курсы.xlsx');
        const result = await evaluated(test);
        expect(result.courses).toEqual({ finished: 2, unknown: 0, learned: 0, used: 2 });
        expect(result.endings).toEqual({ told: 60, derived: 0 });

        // The same, slowly, by what pages of a past day show.
        let [n, failed, inC] = [0, 0, 0];
        for (const courseId of await courseIds()) {
          const course = await findFinishedCourse(courseId);
          if (!course) throw new Error('the course is not over');
          const at = new Date(course.first.getTime() + 28 * 86_400_000);
          const { students } = await assess(courseId, await computeMetricsAsOf(courseId, at), at);
          const endings = new Map(course.endings.map((ending) => [ending.studentId, ending]));
          for (const { studentId, probability } of students) {
            const ending = endings.get(studentId);
            if (probability === null || !ending || (ending.leftAt !== null && ending.leftAt <= at)) continue;
            n += 1;
            failed += Number(ending.failed);
            inC += Number(probability >= 0.65);
          }
        }
        const { week4, threequarters } = result.cuts;
        expect(week4).toMatchObject({ n, failed });
        expect(week4?.zoneC.share).toBeCloseTo(inC / n, 3);
        expect(week4?.auc).toBeGreaterThan(0.75);
        // Who has left is judged no more.
        expect(threequarters?.n).toBeLessThan(60);
        expect(result.leadTime.students).toBe(described.outcomes.filter(({ outcome }) => outcome !== 'passed').length);
        expect(result.leadTime.medianWeeks).toBeGreaterThan(2);
        expect(result.flags).toEqual({ right: 0, wrong: 0, handled: 0 });
        expect(result.groups.map(({ value, students }) => [value, students === null])).toEqual([
          ['Вечерняя', true],
          ['Заочная', false],
          ['Очная', false],
        ]);
      }));

    it('is told to programme heads of their own programmes, without figures of few students', () =>
      test.run(async () => {
        await importFile(test, writePulse(described), 'курсы.xlsx');
        const [algebra = 0, law = 0] = await courseIds();
        const [own, foreign] = [await createProgramme('Математика'), await createProgramme('Юриспруденция')];
        await setProgrammeOfCourse(algebra, own);
        await setProgrammeOfCourse(law, foreign);
        const { id: userId } = await addPerson('head', 'head', 'teacher');
        const head = { ...testActor('head', 'teacher'), userId };
        await assignHead(userId, own);
        // To teach a course is not to head its programme.
        await assignTeachers([law], [userId]);
        expect(await getModelOfProgrammes(head)).toMatchObject({
          ...{ day: null, programmes: [{ id: own, name: 'Математика', result: null }] },
        });
        const whole = await evaluated(test);
        const told = await getModelOfProgrammes(head);
        expect(told).toMatchObject({ day: '2024-11-11', programmes: [{ id: own }] });
        expect(told.programmes).toHaveLength(1);
        const result = told.programmes[0]?.result;
        expect(result?.courses).toEqual({ finished: 1, unknown: 0, learned: 0, used: 1 });
        const { programmes } = await getModelOfProgrammes(testActor('administrator'));
        expect(programmes.map(({ id }) => id)).toEqual([own, foreign]);
        const sum = programmes.reduce((total, one) => total + (one.result?.overall.n ?? 0), 0);
        expect(sum).toBe(whole.overall.n);
        expect((await getModelOfProgrammes(testActor('head'))).programmes).toEqual([]);
      }));

    it('counts what teachers said of the flags of this model, and of no other', () =>
      test.run(async () => {
        await importFile(test, writePulse(described), 'курсы.xlsx');
        await sql`
          insert into flag_answer (id, course_id, student_id, verdict, zone, data_version, model_version)
          select gen_random_uuid(), course_id, student_id, (array['right', 'right', 'wrong', 'handled', 'right'])[place],
            'C', 1, case when place = 5 then 'own-1' else ${(await getOverview()).live.version} end
          from (select course_id, student_id, row_number() over (order by course_id, student_id)::integer as place
            from enrolment) as enrolled where place <= 5`.execute(database());
        expect((await evaluated(test)).flags).toEqual({ right: 2, wrong: 1, handled: 1 });
      }));

    it('broken off, goes on with the courses that it has not replayed, and leaves nothing of them behind', () =>
      test.run(async () => {
        await importFile(test, writePulse(described), 'курсы.xlsx');
        const { id } = await startEvaluation();
        const stop = new AbortController();
        const { runtime } = test;
        runtime.events.subscribe(({ progress }) => {
          if (progress) stop.abort(new Error('killed'));
        });
        await expect(evaluate(id, { ...directRun, signal: stop.signal })).rejects.toThrow('killed');
        const replays = () => sql`select course_id from model_replay`.execute(database());
        expect((await replays()).rows).toHaveLength(1);
        // As if there had been nothing to tell: what was replayed is not replayed again.
        await sql`update model_replay set result = '{"kind": "unknown"}'`.execute(database());
        await finishTasks(test.runtime);
        expect((await getOverview()).evaluation?.result?.courses).toMatchObject({ used: 1, unknown: 1 });
        expect((await replays()).rows).toEqual([]);
      }));

    it('takes endings from grades where nobody tells them, and says so; running courses are left alone', () =>
      test.run(async () => {
        const running = finishedCourses({ courses: ['Химия'], students: 5, tests: 6, seed: 2, month: 10 });
        await importFile(test, writePulse({ ...described, outcomes: described.outcomes.slice(0, 30) }), 'курсы.xlsx');
        await importFile(test, writePulse(running), 'идёт.xlsx');
        expect((await evaluated(test)).courses).toEqual({ finished: 2, unknown: 1, learned: 0, used: 1 });
        const [, law = 0] = await courseIds().then((ids) => ids.toSorted((a, b) => a - b));
        const { id: userId } = await addPerson('boss', 'administrator');
        await setGrading({ ...testActor('administrator'), userId }, law, { ...defaultGrading, passPct: 50 });
        const result = await evaluated(test);
        expect(result.courses).toMatchObject({ finished: 2, unknown: 0, used: 2 });
        expect(result.endings).toEqual({ told: 30, derived: 30 });
      }));
  },
  wholeProgram(),
);
