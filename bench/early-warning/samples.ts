import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import { type Sample, samplesOf } from '#domains/risk/early-warning/training/samples.ts';
import type { View } from '#domains/risk/early-warning/views.ts';
import { type Presentation, endOfDay } from '../common/oulad.ts';

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
  const succeeded = new Map(presentation.students.map((student) => [student.studentId, student.succeeded]));
  return samplesOf(courseOf({ ...presentation, students: registered }), endOfDay(day), view, (studentId) => {
    return succeeded.get(studentId) !== true;
  });
}
