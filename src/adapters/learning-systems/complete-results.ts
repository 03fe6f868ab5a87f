import type { PulledActivity, PulledResult, PulledStudent } from './port.ts';

/**
 * Results of all students in all activities: of what the system says nothing, that it was not attempted. Left out is what
 * is said of people and activities that the course does not have, e.g. of who has left it.
 */
export function completeResults(
  students: readonly PulledStudent[],
  activities: readonly PulledActivity[],
  results: readonly PulledResult[],
): PulledResult[] {
  const keyOf = (student: string, activity: string): string => JSON.stringify([student, activity]);
  const known = new Map(results.map((result) => [keyOf(result.student, result.activity), result]));
  return students.flatMap(({ id: student }) =>
    activities.map(
      ({ id: activity }): PulledResult =>
        known.get(keyOf(student, activity)) ?? {
          ...{ student, activity, status: 'not_attempted', score: null, completedAt: null, dueAt: null },
        },
    ),
  );
}
