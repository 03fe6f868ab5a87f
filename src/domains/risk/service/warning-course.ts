import { listRecorded } from '#domains/gradebook/index.ts';
import type { Student } from '#domains/roster/contract.ts';
import type { WarningCell, WarningCourse } from '../early-warning/course.ts';

/**
 * A course as the early-warning model reads it, in a constant number of statements. What no source tells is unknown: when
 * anybody enrolled (`enrolment.created_at` is when a file was read), earlier attempts, credits, weights, what was carried
 * over, and a score whose maximum is not known. Who is missing in a newer file of the whole course has left by that import.
 *
 * @param students all who are enrolled, those missing included
 */
export async function findWarningCourse(courseId: number, students: readonly Student[]): Promise<WarningCourse> {
  const { activities, results } = await listRecorded(courseId);
  const scored = new Set(activities.filter(({ maxPoints }) => maxPoints !== null).map(({ id }) => id));
  return {
    activities: activities.map((activity) => ({ ...activity, isLesson: false, weight: null })),
    cells: results.map((result): WarningCell => ({
      ...result,
      score: scored.has(result.activityId) ? result.score : null,
      isCarriedOver: false,
    })),
    students: students.map(({ id, missingSince }) => ({
      studentId: id,
      enrolledAt: null,
      leftAt: missingSince === null ? null : new Date(missingSince),
      previousAttempts: null,
      credits: null,
    })),
  };
}
