import type { SaidAnswers, SaidTests } from '../contract.ts';
import { chosenOptions } from '../comparing/contract.ts';
import * as answers from '../store/answers.ts';
import * as store from '../store/questions.ts';
import { judgeCourse } from './judge-course.ts';

/** An answer, or all of a student in a test, that does not fit the questions. */
export interface TestFault {
  /** `unknown_test`: no questions of it are known; `too_many`: more answers than questions; `fewer`: the rest is unknown;
   * `no_option`: the answer names none of the options. */
  readonly kind: 'unknown_test' | 'too_many' | 'fewer' | 'no_option';
  readonly said: SaidAnswers;
  /** Place in `said.given`; absent: all of it. */
  readonly at?: number;
  readonly questions: number;
}

/** What storing the tests of a file did. */
export interface KeptTests {
  readonly questions: number;
  readonly topics: number;
  readonly answers: answers.UpsertedAnswers;
  /** Tests in which the file has answers. */
  readonly answered: readonly number[];
  readonly faults: readonly TestFault[];
}

/**
 * Stores what a file says of a course's questions and answers, judges the answers, and computes the results of its tests,
 * in the open transaction; a constant number of statements. Callers hold the course's row, and store nothing when a fault
 * is `unknown_test` or `too_many`.
 *
 * @param saidIn place of the import among those of the course
 * @param studentIds by place among the students of the file
 */
export async function keepTests(
  courseId: number,
  saidIn: number,
  said: SaidTests,
  studentIds: readonly number[],
): Promise<KeptTests> {
  const tests = await store.listTests(courseId);
  await store.insertSyllabus(courseId, saidIn, said.syllabus);
  await store.insertQuestions(
    courseId,
    saidIn,
    said.questions.map(({ test, position, text, options = null, right }) => {
      const activityId = tests.get(test);
      if (activityId === undefined) throw new Error(`the test ${test} was not stored`);
      return { activityId, position, text, options, right };
    }),
  );
  const known = Map.groupBy(await store.listQuestions(courseId), ({ activityId }) => activityId);
  const faults: TestFault[] = [];
  const incoming = { studentIds: [] as number[], activityIds: [] as number[], positions: [] as number[] };
  const given: string[] = [];
  for (const one of said.answers) {
    const activityId = tests.get(one.test);
    const questions = activityId === undefined ? [] : (known.get(activityId) ?? []);
    faults.push(...faultsOf(one, questions));
    const studentId = studentIds[one.student];
    if (studentId === undefined) throw new Error('an answer points outside its file');
    if (activityId === undefined) continue;
    one.given.forEach((text, at) => {
      if (text === null) return;
      incoming.studentIds.push(studentId);
      incoming.activityIds.push(activityId);
      incoming.positions.push(at + 1);
      given.push(text);
    });
  }
  const upserted = await answers.upsertAnswers(courseId, saidIn, { ...incoming, given });
  await judgeCourse(courseId);
  const [questions, topics] = [said.questions.length, said.syllabus.length];
  return { questions, topics, answers: upserted, answered: [...new Set(incoming.activityIds)], faults };
}

function faultsOf(said: SaidAnswers, questions: readonly store.Question[]): TestFault[] {
  const facts = { said, questions: questions.length };
  if (questions.length === 0) return [{ kind: 'unknown_test', ...facts }];
  const fitting = questions.flatMap(({ position, options }): TestFault[] => {
    const text = said.given[position - 1] ?? '';
    if (options === null || text.trim() === '' || chosenOptions(options, text)) return [];
    return [{ kind: 'no_option', at: position - 1, ...facts }];
  });
  if (said.given.length > questions.length) return [{ kind: 'too_many', at: questions.length, ...facts }, ...fitting];
  return said.given.length < questions.length ? [{ kind: 'fewer', ...facts }, ...fitting] : fitting;
}

/** Takes back what an import said of a course's questions and answers; what was said before it holds again. */
export async function takeBackTests(courseId: number, saidIn: number): Promise<void> {
  await answers.removeAnswers(courseId, saidIn);
  await store.removeQuestions(courseId, saidIn);
  await judgeCourse(courseId);
}
