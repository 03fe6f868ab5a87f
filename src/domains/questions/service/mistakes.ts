import type { Actor } from '#kernel/actor.ts';
import { assertStudentReadable, isCourseReadable } from '#domains/roster/index.ts';
import { testKey } from '../comparing/contract.ts';
import type { MistakeList } from '../contract.ts';
import { countVerdicts, inWords, wrongShare } from '../figures.ts';
import * as figures from '../store/figures.ts';
import * as store from '../store/questions.ts';
import { readJudges } from './judged-by.ts';

/**
 * What a student answered wrong or skipped, topic by topic, with what the programme of the course says of the topic: what
 * to read again. Students see the right answers only where the course shows them; staff always do.
 *
 * @throws AppError student.not_found
 */
export async function listMistakes(actor: Actor, courseId: number, studentId: number): Promise<MistakeList> {
  await assertStudentReadable(actor, courseId, studentId);
  const showsRight = (await store.showsRightAnswers(courseId)) || (await isCourseReadable(actor, courseId));
  const syllabus = new Map((await store.listSyllabus(courseId)).map((topic) => [testKey(topic.topic), topic]));
  const questions = Map.groupBy(await store.listQuestions(courseId), ({ activityId }) => activityId);
  const answers = Map.groupBy(await figures.listAnswersOfStudent(courseId, studentId), ({ activityId }) => activityId);
  const judgedBy = await readJudges(courseId);
  const topics = (await figures.listNamedTests(courseId)).flatMap(({ id, name, topic }) => {
    const own = answers.get(id) ?? [];
    const mistakes = own.flatMap(({ position, given, verdict }) => {
      const question = questions.get(id)?.find((one) => one.position === position);
      if (!question || (verdict !== 'wrong' && verdict !== 'skipped')) return [];
      const { text, options, right } = question;
      const shown = showsRight && right !== '' ? inWords(options, right) : null;
      return [
        {
          position,
          text,
          verdict,
          given: inWords(options, given),
          right: shown,
          isByModel: judgedBy(question, given) === 'model',
        },
      ];
    });
    const about = topic ?? name;
    const { week = null, contents = null, tasks = null } = syllabus.get(testKey(about)) ?? {};
    return mistakes.length === 0 ? [] : [{ topic: about, week, contents, tasks, counts: countVerdicts(own), mistakes }];
  });
  return {
    topics: topics.toSorted((one, other) => (wrongShare(other.counts) ?? 0) - (wrongShare(one.counts) ?? 0)),
    showsRight,
  };
}
