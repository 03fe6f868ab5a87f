import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { listHardestActivities, listHealthFacts } from '#domains/metrics/index.ts';
import type { HealthFacts } from '#domains/metrics/health/contract.ts';
import { countZones } from '#domains/risk/index.ts';
import { listReadableCourses } from '#domains/roster/index.ts';
import type { Course } from '#domains/roster/contract.ts';
import type { CourseHealth, HealthFigures } from './contract.ts';
import { healthReasons, healthStatus } from './status.ts';

const dayMilliseconds = 86_400_000;

/** How the courses are doing that the actor may read, by name; in as many statements for one as for a thousand. */
export async function listCourseHealth(actor: Actor): Promise<CourseHealth[]> {
  return healthOf(await listReadableCourses(actor));
}

/** The same of given courses, in their order. Who may know it is the caller's to check. */
export async function healthOf(courses: readonly Course[]): Promise<CourseHealth[]> {
  const ids = courses.map(({ id }) => id);
  const now = clock().now();
  const byCourse = <Row extends { readonly courseId: number }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.courseId, row]));
  const facts = byCourse(await listHealthFacts(ids));
  const hardest = byCourse(await listHardestActivities(ids));
  const zones = byCourse(await countZones(ids));
  return courses.map(({ id, name, programme, students }) => {
    const fact = facts.get(id);
    const { courseId: _courseId, ...counts } = zones.get(id) ?? { courseId: id, A: 0, B: 0, C: 0, none: 0 };
    const { courseId: _sameCourse, ...hard } = hardest.get(id) ?? { courseId: id };
    const figures = figuresOf(students, fact, counts, now);
    const reasons = healthReasons(figures);
    return {
      ...{ courseId: id, name, programme, asOf: fact?.asOf ?? null, figures, reasons },
      zones: zones.has(id) ? counts : null,
      hardest: 'activityId' in hard ? hard : null,
      status: healthStatus(reasons, fact !== undefined),
    };
  });
}

function figuresOf(
  students: number,
  fact: HealthFacts | undefined,
  zones: { readonly A: number; readonly B: number; readonly C: number },
  now: Date,
): HealthFigures {
  const daysSince = (moment: string | null | undefined): number | null =>
    moment === null || moment === undefined
      ? null
      : Math.max(0, (now.getTime() - Date.parse(moment)) / dayMilliseconds);
  const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
  return {
    students,
    completionPct: fact?.completionPct ?? null,
    attendancePct: fact?.attendancePct ?? null,
    overduePct: percentOf(fact?.overdue ?? 0, fact?.due ?? 0),
    atRiskPct: percentOf(zones.C, zones.A + zones.B + zones.C),
    weeks: fact?.weeks ?? [],
    waiting: fact?.waiting ?? 0,
    waitingDays: daysSince(fact?.waitingSince),
    dataDays: daysSince(fact?.recordedAt),
    isRunning: (fact?.upcoming ?? 0) > 0,
  };
}
