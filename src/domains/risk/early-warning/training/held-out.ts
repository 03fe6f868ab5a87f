import type { WarningCourse } from '../course.ts';
import { isJudgeable } from '../early-warnings.ts';
import { featureRows } from '../features.ts';
import { logOddsOf, probabilityOf } from '../log-odds.ts';
import type { EarlyWarningModels } from '../model.ts';
import { type View, viewOf } from '../views.ts';
import { workAt } from '../work.ts';

/** A student at a moment of a course that no candidate has seen, with what the present model says. */
export interface HeldOut {
  readonly studentId: number;
  readonly row: Float64Array;
  readonly view: View;
  readonly present: number;
  readonly failed: boolean;
}

/** The students of a course at a moment as the program would judge them. */
export function heldOutOf(
  course: WarningCourse,
  at: Date,
  present: EarlyWarningModels,
  hasFailed: (studentId: number) => boolean | undefined,
): HeldOut[] {
  const known = workAt(course, at);
  const [rows, view] = [featureRows(known), viewOf(known)];
  return known.students.flatMap((student, index) => {
    const { studentId } = student.student;
    const [row, failed] = [rows[index], hasFailed(studentId)];
    if (!row || failed === undefined || !isJudgeable(student)) return [];
    return [{ studentId, row, view, present: probabilityOf(logOddsOf(present[view], row)), failed }];
  });
}
