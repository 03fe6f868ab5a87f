import { keepTests, type KeptTests, type TestFault } from '#domains/questions/index.ts';
import { foundIssue, type FoundIssue, type IssuePlace, type ParsedCourse } from '../parsed-gradebook.ts';
import { nextPlace } from '../store/batches.ts';

/** What questions and answers were stored of a course of a file. */
export interface AppliedTests extends KeptTests {
  readonly issues: readonly FoundIssue[];
}

/** Stores what a course of a file says of questions and answers; undefined where it says nothing. */
export async function applyTests(
  courseId: number,
  { tests }: ParsedCourse,
  studentIds: readonly number[],
): Promise<AppliedTests | undefined> {
  if (!tests) return undefined;
  const kept = await keepTests(courseId, await nextPlace(courseId), tests, studentIds);
  return { ...kept, issues: kept.faults.flatMap(toIssues) };
}

function toIssues(fault: TestFault): FoundIssue[] {
  const { kind, said, questions } = fault;
  const { topic, given } = said;
  switch (kind) {
    case 'unknown_test':
      return [foundIssue('tests.unknown_test', { topic }, placeOf(fault))];
    case 'too_many':
      return [foundIssue('tests.too_many_answers', { topic, questions }, placeOf(fault))];
    case 'fewer':
      return [foundIssue('tests.fewer_answers', { topic, questions, answers: given.length }, placeOf(fault))];
    case 'no_option':
      return [foundIssue('tests.no_option', {}, placeOf(fault))];
  }
}

/** `[3].Ответы[2].Ответы[4]` of a document; column and row of a sheet. */
function placeOf({ said: { sheet, path, column, rows = [], given }, at }: TestFault): IssuePlace {
  const value = at === undefined ? undefined : given[at]?.slice(0, 200);
  const row = rows[at ?? 0] ?? rows.find((one) => one !== null);
  return {
    sheet,
    ...(path !== undefined && { column: at === undefined ? path : `${path}[${String(at)}]` }),
    ...(column !== undefined && { column }),
    ...(typeof row === 'number' && { row }),
    ...(value && { value }),
  };
}
