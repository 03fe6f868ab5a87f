import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { compareGrading } from '#domains/metrics/index.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { Grading, GradingEffect } from '#domains/metrics/grading/contract.ts';
import { mean } from '#kernel/quantile.ts';
import { assertCourseReadable } from '#domains/roster/index.ts';
import type { StudentRisk } from '../contract.ts';
import { openJudge } from './assess.ts';

type Change = GradingEffect['items'][number];
/** Differences below this, in points of a percentage, are none. */
const least = 0.005;

/**
 * What would be otherwise for whom if a course weighed and judged by these rules: computed both ways as of now, down to
 * the zones, and not stored.
 *
 * @throws AppError course.not_found
 */
export async function previewGrading(actor: Actor, courseId: number, grading: Grading): Promise<GradingEffect> {
  await assertCourseReadable(actor, courseId);
  const { before, after } = await compareGrading(courseId, grading);
  const [judge, now] = [await openJudge(courseId), clock().now()];
  const compared = compare(
    { metrics: before, zones: judge(before, now) },
    { metrics: after, zones: judge(after, now) },
  );
  const meanOf = (key: 'gradePct' | 'overallPct') => ({
    before: meanOfKnown(before.map((metric) => metric[key])),
    after: meanOfKnown(after.map((metric) => metric[key])),
  });
  return {
    students: before.length,
    changed: {
      grade: compared.filter(({ grade }) => differs(grade)).length,
      overall: compared.filter(({ overall }) => differs(overall)).length,
      failed: compared.filter(({ failed }) => differs(failed)).length,
      zone: compared.filter(({ zone }) => zone.before !== zone.after).length,
    },
    means: { grade: meanOf('gradePct'), overall: meanOf('overallPct') },
    items: compared.filter(isChanged).toSorted((one, other) => sizeOf(other) - sizeOf(one)),
  };
}

interface Side {
  readonly metrics: readonly StudentCourseMetric[];
  readonly zones: readonly Pick<StudentRisk, 'studentId' | 'zone'>[];
}

/** Each student both ways, in one order. */
function compare(before: Side, after: Side): Change[] {
  const later = new Map(after.metrics.map((metric) => [metric.studentId, metric]));
  const zoneOf = ({ zones }: Side) => new Map(zones.map(({ studentId, zone }) => [studentId, zone]));
  const [zonesBefore, zonesAfter] = [zoneOf(before), zoneOf(after)];
  return before.metrics.map((metric) => {
    const other = later.get(metric.studentId);
    return {
      studentId: metric.studentId,
      grade: { before: metric.gradePct, after: other?.gradePct ?? null },
      overall: { before: metric.overallPct, after: other?.overallPct ?? null },
      failed: { before: metric.failed, after: other?.failed ?? 0 },
      zone: { before: zonesBefore.get(metric.studentId) ?? null, after: zonesAfter.get(metric.studentId) ?? null },
    };
  });
}

function differs({ before, after }: Change['grade']): boolean {
  if (before === null || after === null) return before !== after;
  return Math.abs(before - after) >= least;
}

function isChanged({ grade, overall, failed, zone }: Change): boolean {
  return differs(grade) || differs(overall) || differs(failed) || zone.before !== zone.after;
}

/** A new zone goes before all; then what the percentages change by. */
function sizeOf({ grade, overall, zone }: Change): number {
  const by = ({ before, after }: Change['grade']): number => Math.abs((before ?? 0) - (after ?? 0));
  return (zone.before === zone.after ? 0 : 1000) + Math.max(by(grade), by(overall));
}

function meanOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : mean(known);
}
