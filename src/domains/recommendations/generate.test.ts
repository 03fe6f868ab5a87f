import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { writeTestDocuments } from '#domains/imports/templates/test-documents.ts';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { advisedCourse } from '#test/fixtures/advised-course.ts';
import { plainTests } from '#test/fixtures/test-documents.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { wholeProgram } from '#test/support/program.ts';
import type { RecommendationContent } from './content/contract.ts';
import type { AdviceFacts } from './facts/contract.ts';
import { requestAdvice } from './index.ts';
import { composingSetting } from './service/composing-settings.ts';
import { feedbackKind, planKind } from './service/kinds.ts';
import { sweepCourses } from './service/plan-course.ts';

interface Stored {
  student: string;
  state: string;
  composer: string;
  language: string;
  content: RecommendationContent;
  facts: AdviceFacts;
}

async function stored(): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select external_id as student, state, composer, language, content, facts
    from recommendation join student_identity using (student_id) where kind = 'advice' order by recommendation.id`.execute(
    database(),
  );
  return rows;
}

async function zonesOfStudents(): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ student: string; zone: string | null }>`
    select external_id as student, zone from student_zone join student_identity using (student_id)`.execute(database());
  return new Map(rows.map(({ student, zone }) => [student, zone]));
}

describeOnBothDatabases(
  'recommendations without a model',
  (test) => {
    it('are composed of a gradebook that comes in, for those who need one, and are true', () =>
      test.run(async () => {
        await importFile(test, writePulse(advisedCourse()));
        const drafts = await stored();
        const zones = await zonesOfStudents();
        const needy = [...zones].filter(([, zone]) => zone === 'B' || zone === 'C').map(([student]) => student);
        expect(needy).toEqual(expect.arrayContaining(['late-1', 'late-2']));
        expect(drafts.map(({ student }) => student).toSorted()).toEqual(needy.toSorted());
        const late = drafts.find(({ student }) => student === 'late-1');
        expect(late).toMatchObject({
          state: 'draft',
          composer: 'rules',
          language: 'ru',
          facts: { zone: 'C', overdue: 3 },
        });
        const { opening, items } = late?.content ?? { opening: '', items: [] };
        // Its zone, what was not handed in, until when, and where that leads: as the course has it.
        expect(opening).toContain('10 %');
        expect(items[0]?.text).toMatch(
          /«Пределы: задание» \(срок был 4 октября\), «Ряды: тест» \(срок был 18 октября\).*зону [AB]/,
        );
        expect(JSON.stringify(drafts)).not.toMatch(/Имя|example\.edu|probability|riskScore/);
      }));

    it('are composed once for the same facts, and take the place of drafts about others', () =>
      test.run(async () => {
        const { courseId } = await importFile(test, writePulse(advisedCourse()));
        const before = await stored();
        await transaction(() => enqueue(planKind, { courseId: courseId ?? 0 }));
        await finishTasks(test.runtime);
        expect(await stored()).toEqual(before);
        await importFile(test, writePulse(advisedCourse({ handedIn: 2 })));
        const late = (await stored()).filter(({ student }) => student === 'late-1');
        expect(late.map(({ state, facts }) => [state, facts.overdue])).toEqual([
          ['outdated', 3],
          ['draft', 2],
        ]);
        // What an import brings is said anew: the draft tells what is not so any more.
        await importFile(test, writePulse(advisedCourse({ handedIn: 3 })));
        const drafts = (await stored()).filter(({ student, state }) => student === 'late-1' && state === 'draft');
        expect(drafts.map(({ facts }) => facts.overdue)).toEqual([1]);
        // Who has caught up needs nothing more, and no draft tells what is not so.
        await importFile(test, writePulse(advisedCourse({ handedIn: 6, score: 100 })));
        expect((await zonesOfStudents()).get('late-1')).toBe('A');
        expect((await stored()).filter(({ student, state }) => student === 'late-1' && state === 'draft')).toEqual([]);
      }));

    it('are composed for whoever asks, in the language of the account, and for nobody where they are switched off', () =>
      test.run(async () => {
        const { courseId } = await importFile(test, writePulse(advisedCourse()));
        await sql`
          insert into user_account (id, name, email, email_verified, username, locale)
          values ('u1', 'K', 'k@example.edu', true, 'k', 'en')`.execute(database());
        const { rows } = await sql<{ id: number }>`
          update student set user_id = 'u1'
          where id = (select student_id from student_identity where external_id = 'keen-10') returning id`.execute(
          database(),
        );
        const studentId = rows.at(0)?.id ?? 0;
        const ask = async () => {
          await requestAdvice(courseId ?? 0, studentId);
          await finishTasks(test.runtime);
          return (await stored()).filter(({ student, state }) => student === 'keen-10' && state === 'draft');
        };
        await setSetting(composingSetting, { ...composingSetting.default, isOn: false }, null);
        await sql`delete from recommendation`.execute(database());
        expect(await ask()).toEqual([]);
        await setSetting(composingSetting, composingSetting.default, null);
        const [draft] = await ask();
        expect(draft).toMatchObject({ language: 'en', composer: 'rules' });
        expect(draft?.content.items.map(({ text }) => text).join(' ')).toMatch(/“Матрицы: тест” \(by 15 November\)/);
      }));

    it('are found by the sweep where a step was lost', () =>
      test.run(async () => {
        await importFile(test, writePulse(advisedCourse()));
        const before = (await stored()).length;
        await sql`delete from recommendation`.execute(database());
        await sweepCourses(directRun);
        await finishTasks(test.runtime);
        expect(await stored()).toEqual([]);
        await sql`delete from recommendation_plan`.execute(database());
        await sweepCourses(directRun);
        await finishTasks(test.runtime);
        expect((await stored()).length).toBe(before);
      }));

    it('give feedback on tests with mistakes, with what the programme says, and name what waits for the teacher', () =>
      test.run(async () => {
        const { programme, tests, answers } = writeTestDocuments(plainTests);
        await importFile(test, zipOf({ 'p.json': programme, 't.json': tests, 'a.json': answers }), 'x.zip');
        const { rows } = await sql<{ student: string; test: string; content: RecommendationContent }>`
          select external_id as student, activity.name as test, content
          from recommendation join student_identity using (student_id) join activity on activity.id = activity_id
          where recommendation.kind = 'test_feedback' and state = 'draft' order by 1, 2`.execute(database());
        expect(rows.map(({ student, test: about }) => `${student} ${about}`)).toEqual([
          ...['1 Мир русской деревни', '2 Источники', '2 Мир русской деревни', '3 Источники'],
        ]);
        const second = rows.find(({ student, test: about }) => student === '2' && about === 'Источники');
        const texts = second?.content.items.map(({ text }) => text).join('\n');
        expect(second?.content.opening).toContain('верно 1 вопрос из 2 проверенных');
        expect(texts).toMatch(/неверен: № 1\./);
        expect(texts).toContain('В программе курса: Виды источников и их пределы.');
        expect(texts).toContain('Ждут проверки преподавателем: № 3');
        expect(JSON.stringify(rows)).not.toMatch(/Вебер|полосы/);
        // A test without mistakes needs no feedback, and gets it where somebody asks.
        const { rows: places } = await sql<{ courseId: number; studentId: number; activityId: number }>`
          select result.course_id as "courseId", result.student_id as "studentId", activity_id as "activityId"
          from result join activity on activity.id = activity_id
            join student_identity on student_identity.student_id = result.student_id
          where external_id = '1' and activity.name = 'Источники'`.execute(database());
        const place = places.at(0) ?? { courseId: 0, studentId: 0, activityId: 0 };
        await enqueue(feedbackKind, place);
        await finishTasks(test.runtime);
        const { rows: asked } = await sql<{ content: RecommendationContent }>`
          select content from recommendation
          where student_id = ${place.studentId} and activity_id = ${place.activityId}`.execute(database());
        expect(asked.map(({ content }) => content.opening)).toEqual([
          'В тесте «Источники» верны все проверенные ответы: 3 вопроса. Отличный результат!',
        ]);
      }));
  },
  wholeProgram(),
);
