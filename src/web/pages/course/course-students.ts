import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { Flag } from '#domains/follow-up/contract.ts';
import type { StudentZone } from '#domains/risk/contract.ts';
import type { ZoneFilter } from '#domains/risk/ui/ZonesPanel.tsx';
import type { Student } from '#domains/roster/contract.ts';

/** A student of a course with what is computed of the student; absent until the first computation. */
export interface CourseStudent {
  readonly student: Student;
  readonly metric: StudentCourseMetric | undefined;
  readonly risk: StudentZone | undefined;
  /** What was said of the zone; absent also for those who may not know. */
  readonly flag?: Flag | undefined;
}

/** Puts each student's metrics and zone together, the riskiest first. */
export function joinStudents(
  students: readonly Student[],
  metrics: readonly StudentCourseMetric[],
  zones: readonly StudentZone[],
  flags: readonly Flag[] = [],
): CourseStudent[] {
  const metricOf = new Map(metrics.map((metric) => [metric.studentId, metric]));
  const riskOf = new Map(zones.map((zone) => [zone.studentId, zone]));
  const flagOf = new Map(flags.map((flag) => [flag.studentId, flag]));
  return students
    .map((student) => ({
      student,
      metric: metricOf.get(student.id),
      risk: riskOf.get(student.id),
      flag: flagOf.get(student.id),
    }))
    .sort((one, other) => (other.risk?.riskScore ?? -1) - (one.risk?.riskScore ?? -1));
}

/** Whether a student is in the zone that is shown alone; without a choice all are. */
export function isInZone({ risk }: CourseStudent, chosen: ZoneFilter | undefined): boolean {
  return chosen === undefined || (risk?.zone ?? 'none') === chosen;
}
