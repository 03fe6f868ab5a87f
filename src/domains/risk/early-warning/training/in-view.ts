import type { WarningCourse } from '../course.ts';
import type { View } from '../views.ts';

/** The course as sources that tell so much of it would. Most know no more than who handed in what, and when. */
export function inView(course: WarningCourse, view: View): WarningCourse {
  if (view === 'whole') return course;
  const isScored = view === 'gradebook';
  return {
    activities: course.activities.map((activity) => ({ ...activity, weight: null })),
    cells: course.cells.map((cell) => ({
      ...cell,
      isCarriedOver: false,
      ...(!isScored && { score: null, status: cell.status === 'failed' ? 'done' : cell.status }),
    })),
    students: course.students.map(({ studentId, leftAt }) => ({
      studentId,
      enrolledAt: null,
      leftAt,
      previousAttempts: null,
      credits: null,
    })),
  };
}
