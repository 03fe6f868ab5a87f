import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import { listComparisons, listRunFigures } from '#domains/risk/index.ts';
import { keptRuns, type RunFigures } from '#domains/risk/pattern/contract.ts';
import { listReadableCourses } from '#domains/roster/index.ts';
import { atRiskPctOf, runBefore } from '../causes.ts';
import type { CourseQuality, QualityOverview } from '../contract.ts';
import { listOpenAlerts } from '../store/alerts.ts';
import { thresholdsSetting } from './settings.ts';

/** Of so many runs a course's line is drawn. */
const drawnRuns = 20;

/**
 * How sound the groups of students are in the courses that the actor may read, the worst first; in as many statements for
 * one course as for a thousand.
 */
export async function getOverview(actor: Actor): Promise<QualityOverview> {
  const courses = await listReadableCourses(actor);
  const ids = courses.map(({ id }) => id);
  const { days } = await getSetting(thresholdsSetting);
  const now = clock().now();
  const runs = Map.groupBy(await listRunFigures(ids, keptRuns), ({ courseId }) => courseId);
  const alerts = Map.groupBy(await listOpenAlerts(ids), ({ courseId }) => courseId);
  const comparisons = new Map((await listComparisons(ids)).map((comparison) => [comparison.courseId, comparison]));
  const items = courses.map(({ id, name, programme, students }): CourseQuality => {
    const own = runs.get(id) ?? [];
    const before = runBefore(own, days, now);
    const methods = comparisons.get(id)?.methods;
    return {
      ...{ courseId: id, name, programme, students },
      ...figuresOf(own.at(-1)),
      atRiskPctBefore: before ? atRiskPctOf(before) : null,
      silhouettes: own.slice(-drawnRuns).map(({ quality }) => rounded(quality?.silhouette)),
      stabilities: own.slice(-drawnRuns).map(({ quality }) => rounded(quality?.stability)),
      agreements: methods
        ? methods.filter(({ method }) => method !== 'k_means').map(({ method, agreement }) => ({ method, agreement }))
        : null,
      alerts: (alerts.get(id) ?? []).map(({ courseId: _course, ...alert }) => alert),
    };
  });
  return { days, items: items.toSorted(worstFirst) };
}

function figuresOf(
  latest: RunFigures | undefined,
): Pick<CourseQuality, 'asOf' | 'groups' | 'quality' | 'drift' | 'atRiskPct'> {
  if (!latest) return { asOf: null, groups: null, quality: null, drift: null, atRiskPct: null };
  const { asOf, groups, quality, drift } = latest;
  return { asOf: asOf.toISOString(), groups, quality, drift, atRiskPct: atRiskPctOf(latest) };
}

/** A line of a few pixels needs no more. */
const rounded = (value: number | undefined): number | null => (value === undefined ? null : Number(value.toFixed(3)));

/** More alerts first, then the lower silhouette; without groups last. */
function worstFirst(one: CourseQuality, other: CourseQuality): number {
  const silhouette = ({ quality }: CourseQuality): number => quality?.silhouette ?? 2;
  return other.alerts.length - one.alerts.length || silhouette(one) - silhouette(other);
}
