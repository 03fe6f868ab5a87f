import type { PulledActivity, PulledCourse, PulledResult } from '#adapters/learning-systems/port.ts';
import { pulledFormat, type PulledDocument } from '#domains/imports/index.ts';

/**
 * What was pulled of a course as a document to import. The same course gives the same text, so that it is seen whether
 * anything has changed.
 *
 * @param namespace what its ids begin with here
 * @param timeZone of the university, by which lessons are named
 */
export function documentOf(pulled: PulledCourse, namespace: string, timeZone: string): PulledDocument {
  const moments = new Intl.DateTimeFormat('ru-RU', {
    ...{ timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  });
  const resultsOf = groupResults(pulled.results);
  const order = new Map(pulled.activities.map(({ id }, index) => [id, index]));
  const placeOf = ({ activity }: PulledResult): number => order.get(activity) ?? Infinity;
  return {
    ...{ format: pulledFormat, version: 1 },
    course: { id: `${namespace}:${pulled.id}`, name: pulled.name },
    activities: pulled.activities.map((activity) => ({
      ...{ id: activity.id, name: nameOf(activity, moments) },
      kind: activity.kind ?? undefined,
      maxPoints: activity.maxPoints ?? undefined,
      dueAt: activity.dueAt?.toISOString(),
      ...(activity.counts && { counts: activity.counts }),
    })),
    students: pulled.students
      .toSorted((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }))
      .map(({ id, name, email, login, number, group }) => ({
        id: `${namespace}:${id}`,
        ...{ name: name ?? undefined, email: email?.toLowerCase(), login: login ?? undefined },
        ...{ number: number ?? undefined, group: group ?? undefined },
        results: Object.fromEntries(
          (resultsOf.get(id) ?? [])
            .toSorted((one, other) => placeOf(one) - placeOf(other))
            .map(({ activity, status, score, completedAt, dueAt }) => [
              activity,
              {
                status,
                score: score ?? undefined,
                completedAt: completedAt?.toISOString(),
                dueAt: dueAt?.toISOString(),
              },
            ]),
        ),
      })),
    withheld: [...pulled.withheld],
  };
}

/** A lesson is known by when it was held. */
function nameOf({ name, heldAt }: PulledActivity, moments: Intl.DateTimeFormat): string {
  return heldAt === null ? name : `${name} ${moments.format(heldAt).replace(',', '')}`;
}

function groupResults(results: readonly PulledResult[]): Map<string, PulledResult[]> {
  const byStudent = new Map<string, PulledResult[]>();
  for (const result of results) {
    const own = byStudent.get(result.student);
    if (own) own.push(result);
    else byStudent.set(result.student, [result]);
  }
  return byStudent;
}
