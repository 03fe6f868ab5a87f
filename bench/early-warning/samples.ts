import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import { featureRows } from '#domains/risk/early-warning/features.ts';
import { isJudgeable } from '#domains/risk/early-warning/early-warnings.ts';
import type { View } from '#domains/risk/early-warning/views.ts';
import { workAt } from '#domains/risk/early-warning/work.ts';
import { type Presentation, endOfDay } from '../common/oulad.ts';
import { inView } from './in-view.ts';

/** A student at a moment, with what became of the student. */
export interface Sample {
  /** See features.ts. */
  row: Float64Array;
  failed: boolean;
}

/** A presentation as the product knows a course. */
export function courseOf({ activities, cells, students }: Presentation): WarningCourse {
  return {
    activities,
    cells,
    students: students.map(({ studentId, registered, unregistered, previousAttempts, credits }) => ({
      studentId,
      enrolledAt: endOfDay(registered),
      leftAt: unregistered === null ? null : endOfDay(unregistered),
      previousAttempts,
      credits,
    })),
  };
}

/** The students of a presentation who are enrolled at the end of a day and can be judged, from a gradebook of some kind. */
export function samplesAt(presentation: Presentation, day: number, view: View = 'whole'): Sample[] {
  const registered = presentation.students.filter((student) => student.registered <= day);
  const known = workAt(inView(courseOf({ ...presentation, students: registered }), view), endOfDay(day));
  const rows = featureRows(known);
  const succeeded = new Set(
    presentation.students.filter((student) => student.succeeded).map(({ studentId }) => studentId),
  );
  return known.students.flatMap((student, index) => {
    const row = rows[index];
    return row && isJudgeable(student) ? [{ row, failed: !succeeded.has(student.student.studentId) }] : [];
  });
}
