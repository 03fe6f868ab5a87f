import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import { writeTestDocuments } from '#domains/imports/templates/test-documents.ts';
import { getTopics } from '#domains/metrics/service/topics.ts';
import { plainTests } from '#test/fixtures/test-documents.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { addPerson, testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { listMistakes } from './service/mistakes.ts';
import { listQuestions, markAnswer, setRightAnswers } from './service/questions.ts';

/** The plain tests in a course, an administrator, and its students by their numbers in the file. */
async function start(test: DatabaseTest): Promise<{ admin: Actor; courseId: number; students: Map<string, number> }> {
  const { programme, tests, answers } = writeTestDocuments(plainTests);
  const { courseId } = await importFile(
    test,
    zipOf({ 'p.json': programme, 't.json': tests, 'a.json': answers }),
    'x.zip',
  );
  const { id: userId } = await addPerson('boss', 'administrator');
  const { rows } = await sql<{ key: string; id: number }>`
    select external_id as key, student_id as id from student_identity`.execute(database());
  if (courseId === null) throw new Error('the file holds one course');
  const students = new Map(rows.map(({ key, id }) => [key, id]));
  return { admin: { ...testActor('administrator'), userId }, courseId, students };
}

const studentActor = (studentId: number): Actor => ({ ...testActor('student'), studentId });

async function scores(): Promise<unknown[]> {
  const { rows } = await sql<{ score: number | null }>`
    select score from result join activity on activity.id = activity_id join student_identity using (student_id)
    order by external_id, activity.name`.execute(database());
  return rows.map(({ score }) => score && Math.round(score));
}

describeOnBothDatabases(
  'questions of a course',
  (test) => {
    it('are listed with what was answered, those most often wrong first; topics are computed from them', () =>
      test.run(async () => {
        const { admin, courseId } = await start(test);
        const { items, showsRight } = await listQuestions(admin, courseId);
        expect(showsRight).toBe(false);
        expect(items.map(({ text, wrongPct }) => [text, wrongPct && Math.round(wrongPct)])).toEqual([
          ['Когда отменили?', 100],
          ['Как звалась система полос?', 100],
          ['Что из этого источник?', 67],
          ['Назовите основателя школы.', 50],
          ['Кто решал?', 50],
          ['Что из этого метод?', 33],
        ]);
        expect(items[2]).toMatchObject({
          counts: { right: 1, wrong: 1, skipped: 1, unchecked: 0 },
          rightOptions: [1],
          given: [
            { text: 'первый', option: 1, students: 1, verdict: 'right' },
            { text: 'третий', option: 3, students: 1, verdict: 'wrong' },
            { text: 'второй', option: 2, students: 0, verdict: 'wrong' },
          ],
        });
        const topics = await getTopics(admin, courseId);
        // Eight of nine, and five of six, are checked.
        expect(topics.items.map(({ topic, answers, meanPct }) => [topic, answers, Math.round(meanPct)])).toEqual([
          ['Источники', 8, 50],
          ['Мир русской деревни', 5, 20],
        ]);
      }));

    it('an open answer that a teacher marks counts for all who answered so, also later; taken back, it is unchecked', () =>
      test.run(async () => {
        const { admin, courseId, students } = await start(test);
        const question = (await listQuestions(admin, courseId)).items.find(({ text }) => text.startsWith('Назовите'));
        if (!question) throw new Error('the question is there');
        const place = { activityId: question.activityId, position: question.position };
        expect(await scores()).toEqual([100, 33, 50, 0, null]);
        const marked = await markAnswer(admin, courseId, place, { given: 'вебер!', verdict: 'wrong' });
        await finishTasks(test.runtime);
        expect(await scores()).toEqual([100, 33, 33, 0, null]);
        const given = marked.items.find(({ text }) => text.startsWith('Назовите'))?.given;
        expect(given).toContainEqual({
          text: 'Вебер',
          option: null,
          students: 1,
          verdict: 'wrong',
          isMarked: true,
          isByModel: false,
        });
        const fourth = { student: 4, answers: [{ topic: 'Источники', given: ['1', '2', 'Вебер'] }] };
        await importFile(test, writeTestDocuments({ ...plainTests, students: [fourth] }).answers, 'x.json');
        expect((await scores()).at(-1)).toBe(67);
        await markAnswer(admin, courseId, place, { given: 'Вебер', verdict: null });
        expect(await scores()).toEqual([100, 33, 50, 0, null, 100]);
        expect(students.size).toBe(3);
      }));

    it('students read their own mistakes and what to read; the right answers only where the course shows them', () =>
      test.run(async () => {
        const { admin, courseId, students } = await start(test);
        const id = students.get('1') ?? 0;
        const own = await listMistakes(studentActor(id), courseId, id);
        expect(own).toEqual({
          showsRight: false,
          topics: [
            {
              ...{ topic: 'Мир русской деревни', week: '2', contents: 'Община и её порядки.', tasks: 'Описать двор.' },
              counts: { right: 1, wrong: 1, skipped: 1, unchecked: 0 },
              mistakes: [
                {
                  position: 2,
                  text: 'Когда отменили?',
                  verdict: 'wrong',
                  given: 'второй',
                  right: null,
                  isByModel: false,
                },
                {
                  position: 3,
                  text: 'Как звалась система полос?',
                  verdict: 'skipped',
                  given: '',
                  right: null,
                  isByModel: false,
                },
              ],
            },
          ],
        });
        await expect(listMistakes(studentActor(id), courseId, students.get('2') ?? 0)).rejects.toMatchObject({
          code: 'student.not_found',
        });
        const rightOf = async (actor: Actor) =>
          (await listMistakes(actor, courseId, id)).topics[0]?.mistakes.map(({ right }) => right);
        expect(await rightOf(admin)).toEqual(['первый', 'Чересполосица']);
        await setRightAnswers(admin, courseId, true);
        expect(await rightOf(studentActor(id))).toEqual(['первый', 'Чересполосица']);
      }));
  },
  wholeProgram(),
);
