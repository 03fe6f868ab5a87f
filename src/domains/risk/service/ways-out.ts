import type { Actor } from '#kernel/actor.ts';
import { listActivities } from '#domains/gradebook/index.ts';
import type { Activity } from '#domains/gradebook/contract.ts';
import { assertCourseReadable, assertStudentReadable } from '#domains/roster/index.ts';
import type { StudentZone } from '../contract.ts';
import { findWaysOfStudent, findWaysRun, isAnybodyFlagged, listMovedByAction } from '../store/ways-out.ts';
import { listZones } from '../store/zones.ts';
import type { StudentWays, NamedWay, ToldAction, Way, WaysOut, WayState } from '../ways-out/contract.ts';
import { waysToOneself } from '../ways-out/to-oneself.ts';

/** What leads a student to a better zone, as of the course's last computation. @throws AppError student.not_found */
export async function getWaysOut(actor: Actor, courseId: number, studentId: number): Promise<WaysOut> {
  await assertStudentReadable(actor, courseId, studentId);
  const [zone] = await listZones(courseId, studentId);
  const run = await findWaysRun(courseId);
  const ways = run ? await findWaysOfStudent(courseId, studentId) : null;
  const state = stateOf(zone, run, ways);
  const activities = ways && ways.candidates > 0 ? await listActivities(courseId) : [];
  const named = (way: Way) => nameSteps(way, activities);
  const told: WaysOut = {
    asOf: run?.asOf.toISOString() ?? null,
    state,
    from: zone ? { zone: zone.zone, riskScore: zone.riskScore, probability: zone.probability } : null,
    usual: ways?.usual ?? null,
    ways: ways?.ways.map(named) ?? [],
    nearest: ways?.nearest ? named(ways.nearest) : null,
  };
  return actor.studentId === studentId ? waysToOneself(told) : told;
}

/** @param run undefined: being looked for */
export function stateOf(
  zone: Pick<StudentZone, 'zone'> | undefined,
  run: { isOver: boolean } | undefined,
  ways: StudentWays | null,
): WayState {
  if (zone?.zone !== 'B' && zone?.zone !== 'C') return 'not_needed';
  if (!run) return 'pending';
  if (run.isOver) return 'over';
  if (!ways) return 'not_searched';
  if (ways.candidates === 0) return 'nothing_open';
  return ways.ways.length > 0 ? 'found' : 'none';
}

/** An activity that an import has taken away meanwhile is left out. */
export function nameSteps(way: Way, activities: readonly Activity[]): NamedWay {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  return {
    ...way,
    steps: way.steps.flatMap((step) => {
      const activity = byId.get(step.activityId);
      return activity ? [{ ...step, name: activity.name, kind: activity.kind }] : [];
    }),
  };
}

/** The one thing that helps the most students of a course. @throws AppError course.not_found */
export async function getCommonAction(actor: Actor, courseId: number): Promise<ToldAction> {
  await assertCourseReadable(actor, courseId);
  return findCommonAction(courseId);
}

/** The same; who may know it is the caller's to check. */
export async function findCommonAction(courseId: number): Promise<ToldAction> {
  const run = await findWaysRun(courseId);
  if (!run) return { state: 'pending', asOf: null, action: null };
  const asOf = run.asOf.toISOString();
  const { action } = run;
  const activity = action && (await listActivities(courseId)).find(({ id }) => id === action.activityId);
  if (!action || !activity) {
    if (run.isOver) return { state: 'over', asOf, action: null };
    return { state: (await isAnybodyFlagged(courseId)) ? 'none' : 'not_needed', asOf, action: null };
  }
  const { name, kind, dueAt } = activity;
  return {
    state: 'found',
    asOf,
    action: { ...action, name, kind, dueAt, moved: await listMovedByAction(courseId) },
  };
}
