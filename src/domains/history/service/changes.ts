import type { Actor } from '#kernel/actor.ts';
import { assertCourseReadable, assertStudentReadable } from '#domains/roster/index.ts';
import type { ChangesSince, CourseChanges, Direction, StudentChange, StudentChanges } from '../contract.ts';
import { byImportance, directionOf } from '../direction.ts';
import * as store from '../store/changes.ts';

const weekDays = 7;

/** Students told of for a course, and cells of each; the student's page has all of them. */
const mostStudents = 100;
const cellsOfMany = 5;
const cellsOfOne = 200;

/** Who of a course stands worse or better than before, and which cells did it. @throws AppError course.not_found */
export async function getCourseChanges(actor: Actor, courseId: number, since: ChangesSince): Promise<CourseChanges> {
  await assertCourseReadable(actor, courseId);
  const span = await store.findSpan(courseId, since, weekDays);
  const counts: Record<Direction, number> = { worse: 0, better: 0, steady: 0 };
  if (!span) return { since, span: null, students: [], counts };
  const compared = (await store.compareStudents(courseId, span)).map(judge);
  for (const { direction } of compared) counts[direction] += 1;
  const told = compared.filter(({ direction }) => direction !== 'steady').sort(byImportance);
  const students = balanced(told);
  return {
    since,
    span: toSpan(span),
    students: await withCells(courseId, span, students, cellsOfMany),
    counts,
  };
}

/** Where both do not fit, each gets half: the worse must not hide the better. */
function balanced<Told extends { readonly direction: Direction }>(told: readonly Told[]): Told[] {
  if (told.length <= mostStudents) return [...told];
  const [worse, better] = [
    told.filter(({ direction }) => direction === 'worse'),
    told.filter(({ direction }) => direction === 'better'),
  ];
  const half = mostStudents / 2;
  const ofWorse = Math.max(half, mostStudents - better.length);
  return [...worse.slice(0, ofWorse), ...better.slice(0, mostStudents - Math.min(worse.length, ofWorse))];
}

/** How one student moved, and by which cells; without risk scores to the student. @throws AppError student.not_found */
export async function getStudentChanges(
  actor: Actor,
  courseId: number,
  studentId: number,
  since: ChangesSince,
): Promise<StudentChanges> {
  await assertStudentReadable(actor, courseId, studentId);
  const span = await store.findSpan(courseId, since, weekDays);
  if (!span) return { since, span: null, change: null };
  const compared = (await store.compareStudents(courseId, span, studentId)).map(judge);
  const [change = null] = await withCells(courseId, span, compared, cellsOfOne);
  if (!change || actor.studentId !== studentId) return { since, span: toSpan(span), change };
  const { before, after } = change;
  const untold = { before: { ...before, riskScore: null }, after: { ...after, riskScore: null } };
  return { since, span: toSpan(span), change: { ...change, ...untold } };
}

type Judged = Omit<StudentChange, 'cells' | 'cellCount'>;

const judge = (student: store.ComparedStudent): Judged => ({
  ...student,
  direction: directionOf(student.before, student.after),
});

const toSpan = ({ from, to }: store.ChangeSpan) => ({ from: from.toISOString(), to: to.toISOString() });

async function withCells(
  courseId: number,
  span: store.ChangeSpan,
  students: readonly Judged[],
  most: number,
): Promise<StudentChange[]> {
  const ids = students.map(({ studentId }) => studentId);
  const cells = ids.length === 0 ? [] : await store.listCellChanges(courseId, span, ids, most);
  const cellsOf = Map.groupBy(cells, ({ studentId }) => studentId);
  return students.map((student) => {
    const own = cellsOf.get(student.studentId) ?? [];
    return {
      ...student,
      cells: own.map(({ studentId: _, cellCount: __, ...cell }) => cell),
      cellCount: own[0]?.cellCount ?? 0,
    };
  });
}
