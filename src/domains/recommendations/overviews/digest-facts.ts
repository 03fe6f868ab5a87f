import type { CourseHealth } from '#domains/course-health/contract.ts';
import { toldName } from '../facts/tidy.ts';
import { mostCourses, type DigestFacts, type ZoneSizes } from './contract.ts';

const rank: Readonly<Record<CourseHealth['status'], number>> = { bad: 0, attention: 1, unknown: 2, good: 3 };

/**
 * The sheet of facts of a programme. Shares of zone C are compared over the courses whose history tells both.
 *
 * @param before zones a week earlier, by course
 * @param otherwise stands for the name of a course that must not be told
 */
export function digestFacts(
  courses: readonly CourseHealth[],
  before: ReadonlyMap<number, ZoneSizes>,
  otherwise: string,
): DigestFacts {
  const wanting = courses
    .filter(({ reasons, status }) => reasons.length > 0 && (status === 'bad' || status === 'attention'))
    .toSorted(
      (one, other) =>
        rank[one.status] - rank[other.status] ||
        (other.figures.atRiskPct ?? 0) - (one.figures.atRiskPct ?? 0) ||
        one.courseId - other.courseId,
    );
  const compared = courses.filter(({ courseId }) => before.has(courseId));
  return {
    ...{ kind: 'programme_digest', courses: courses.length, wanting: wanting.length },
    good: courses.filter(({ status }) => status === 'good').length,
    unknown: courses.filter(({ status }) => status === 'unknown').length,
    atRiskPct: shareOfC(courses.map(({ zones }) => zones)),
    atRiskBeforePct: compared.length === courses.length ? shareOfC([...before.values()]) : null,
    attention: wanting
      .slice(0, mostCourses)
      .map(({ courseId, name, reasons }) => ({ id: courseId, name: toldName(name, otherwise), reasons })),
  };
}

/** Of the students with a zone, per cent; null without any. */
function shareOfC(zones: readonly (ZoneSizes | null)[]): number | null {
  const sum = (of: (sizes: ZoneSizes) => number): number =>
    zones.reduce((total, sizes) => total + (sizes === null ? 0 : of(sizes)), 0);
  const judged = sum(({ A, B, C }) => A + B + C);
  return judged === 0 ? null : Math.round((100 * sum(({ C }) => C)) / judged);
}
