import type { CoursePattern, PatternName } from './contract.ts';

/** What of an assessment tells how everybody works. */
interface Judged {
  run: { pattern: Pick<CoursePattern, 'clusters'> };
  students: readonly { studentId: number; pattern: number | null }[];
}

/**
 * How far a course has moved since its last run: of the students who were there, the share whose cluster has another name.
 * Weeks do not count: who has stopped is not another one a week later.
 *
 * @returns null when nobody was there
 */
export function driftOf(
  before: readonly { studentId: number; name: PatternName }[],
  { run, students }: Judged,
): number | null {
  const codeBefore = new Map(before.map(({ studentId, name }) => [studentId, name.code]));
  const common = students.filter(({ studentId }) => codeBefore.has(studentId));
  if (common.length === 0) return null;
  const moved = common.filter(
    ({ studentId, pattern }) => run.pattern.clusters[pattern ?? -1]?.name.code !== codeBefore.get(studentId),
  );
  return moved.length / common.length;
}
