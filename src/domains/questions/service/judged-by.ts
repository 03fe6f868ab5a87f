import { judge } from '../judge.ts';
import type { JudgedBy } from '../figures.ts';
import { listOpinions } from '../store/opinions.ts';
import type { Question } from '../store/questions.ts';
import { listMarks } from '../store/verdicts.ts';
import { keyOf, questionKeyOf } from './judge-course.ts';

const placeOf = (one: { activityId: number; position: number }): string =>
  `${String(one.activityId)} ${String(one.position)}`;

/** Tells of answers of a course who has judged them, in the order in which they go before each other (judgeCourse). */
export async function readJudges(courseId: number): Promise<(question: Question, given: string) => JudgedBy> {
  const marks = new Set((await listMarks(courseId)).map((mark) => `${placeOf(mark)} ${mark.key}`));
  const opinions = new Set(
    (await listOpinions(courseId)).flatMap((one) =>
      one.verdict === null ? [] : [`${placeOf(one)} ${one.key} ${one.questionKey}`],
    ),
  );
  return (question, given) => {
    const place = `${placeOf(question)} ${keyOf(given)}`;
    if (marks.has(place)) return 'teacher';
    const isOpen = judge(question, given) === 'unchecked';
    return isOpen && opinions.has(`${place} ${questionKeyOf(question)}`) ? 'model' : null;
  };
}
