import type { SaidTests } from '#domains/questions/contract.ts';

/** What a file says of tests, counted for people. */
export function foundInTests(
  { syllabus, questions, answers }: SaidTests,
  tests: number,
  students: number,
): Record<'topics' | 'tests' | 'questions' | 'students' | 'answers' | 'skipped', number> {
  const given = answers.flatMap((one) => one.given.filter((answer) => answer !== null));
  const skipped = given.filter((answer) => answer === '').length;
  return {
    ...{ topics: syllabus.length, tests, questions: questions.length },
    ...{ students, answers: given.length, skipped },
  };
}
