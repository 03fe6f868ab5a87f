import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { RiskSettings } from '#domains/risk/contract.ts';
import { scaledFeatures } from '#domains/risk/features.ts';
import { type OrderedStudent, orderStudents } from '#domains/risk/order-students.ts';
import { type Points, pointsOf } from '#domains/risk/points.ts';
import { pick } from './centres.ts';

/** Clusters are looked for among so many students, evenly spaced; the others go to the nearest. */
const sampleSize = 600;

export type PatternStudent = StudentCourseMetric & { externalId: string };

/** The students of a course as points: in an order that does not depend on the given one, and those of them that are clustered. */
export function coursePoints(
  students: readonly PatternStudent[],
  settings: RiskSettings,
): { sorted: OrderedStudent<PatternStudent>[]; points: Points; sample: Points } {
  const { rows } = scaledFeatures(students, settings.weights);
  const sorted = orderStudents(students, rows);
  const points = pointsOf(sorted.map(({ row }) => row));
  return { sorted, points, sample: sampleOf(points) };
}

function sampleOf(points: Points): Points {
  const { count } = points;
  if (count <= sampleSize) return points;
  return pick(
    points,
    Array.from({ length: sampleSize }, (_, index) => Math.floor((index * count) / sampleSize)),
  );
}
