import type { WarningCourse } from '#domains/risk/early-warning/course.ts';

/** How much of a course a gradebook tells: all, all but enrolments and weights, or neither these nor scores. */
export const views = ['whole', 'gradebook', 'marks'] as const;
export type View = (typeof views)[number];

/** The course as a gradebook of that kind would tell it. Most know no more than who handed in what, and when. */
export function viewOf(course: WarningCourse, view: View): WarningCourse {
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
