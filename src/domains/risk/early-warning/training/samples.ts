import type { WarningCourse } from '../course.ts';
import { isJudgeable } from '../early-warnings.ts';
import { featureRows } from '../features.ts';
import type { View } from '../views.ts';
import { workAt } from '../work.ts';
import { inView } from './in-view.ts';

/** A student at a moment, with what became of the student. */
export interface Sample {
  /** See features.ts. */
  row: Float64Array;
  failed: boolean;
}

/** Students of a course who are enrolled at a moment and can be judged, from a gradebook of some kind. */
export function samplesOf(
  course: WarningCourse,
  at: Date,
  view: View,
  hasFailed: (studentId: number) => boolean | undefined,
): (Sample & { studentId: number })[] {
  const known = workAt(inView(course, view), at);
  const rows = featureRows(known);
  return known.students.flatMap((student, index) => {
    const { studentId } = student.student;
    const [row, failed] = [rows[index], hasFailed(studentId)];
    return row && failed !== undefined && isJudgeable(student) ? [{ studentId, row, failed }] : [];
  });
}
