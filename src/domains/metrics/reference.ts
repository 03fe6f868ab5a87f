import { confirmedActivities } from '#domains/gradebook/contract.ts';
import { type StudentCourseMetric, paceDays } from '#domains/metrics/contract.ts';
import {
  type MetricActivity,
  type MetricCell,
  type Standing,
  isKnownAt,
  overallPct,
  percentOf,
  standingAt,
} from '#domains/metrics/definitions.ts';
import { gradePct, type GradePart } from '#domains/metrics/grading/grade.ts';
import type { MetricRules } from '#domains/metrics/grading/rules.ts';

const dayMilliseconds = 86_400_000;

/** What is known of a course. */
export interface MetricSource {
  activities: readonly MetricActivity[];
  /** At most one per student and activity, in any order. */
  cells: readonly MetricCell[];
  /** Ids of the enrolled students. */
  students: readonly number[];
  /** Of the parts of the grade, by key. */
  parts: ReadonlyMap<string, GradePart>;
}

/** Weights of activities and parts stand in the source; the rest of the rules is here. */
type ReferenceRules = Pick<MetricRules, 'overall' | 'passPct' | 'overdueIsZero'>;

/**
 * The metrics of a course as of a moment, written to be read: what the SQL computes must equal this.
 * @returns one metric per student, in the order of `students`
 */
export function referenceMetrics(source: MetricSource & { at: Date; rules: ReferenceRules }): StudentCourseMetric[] {
  const { activities, cells, students, at, rules } = source;
  const work = activities.filter((activity) => !activity.isLesson);
  const lessonIds = activities.filter((activity) => activity.isLesson).map((lesson) => lesson.id);
  const heldIds = lessonIds.filter((id) => cells.some((cell) => cell.activityId === id && isMarkAt(cell, at)));

  const confirmed = confirmedActivities({ activityIds: work.map(({ id }) => id), studentIds: students, cells }, at);

  return students.map((studentId) => {
    const own = new Map(cells.filter((cell) => cell.studentId === studentId).map((cell) => [cell.activityId, cell]));
    const isExcused = (activityId: number) => own.get(activityId)?.status === 'excused';

    const standings = work
      .filter((activity) => !isExcused(activity.id))
      .map((activity) => {
        const moment = { at, isConfirmed: confirmed.has(activity.id), passPct: rules.passPct };
        return { activity, ...standingAt(activity, own.get(activity.id), moment) };
      });
    const count = (what: keyof Standing) => standings.filter((standing) => standing[what]).length;
    const scores = standings.flatMap(({ activity, done, overdue }) => {
      const score = done ? own.get(activity.id)?.score : overdue && rules.overdueIsZero ? 0 : null;
      const { maxPoints } = activity.grade;
      if (typeof score !== 'number' || maxPoints === null || maxPoints <= 0) return [];
      return [{ activityId: activity.id, activity: activity.grade, share: score / maxPoints }];
    });

    const lessons = heldIds.filter((id) => !isExcused(id));
    const marks = lessons.flatMap((id) => own.get(id) ?? []).filter((cell) => isMarkAt(cell, at));
    const attended = marks.filter((mark) => mark.status === 'present').length;

    const completionPct = percentOf(count('done'), standings.length);
    const attendancePct = percentOf(attended, lessons.length);
    const ownCells = activities.flatMap((activity) => own.get(activity.id) ?? []);
    const finished = ownCells.filter(isFinished);

    return {
      studentId,
      activities: standings.length,
      done: count('done'),
      failed: count('failed'),
      late: count('late'),
      overdue: count('overdue'),
      due: count('due'),
      upcoming: count('upcoming'),
      attended,
      lessonsHeld: lessons.length,
      lessonsMarked: marks.length,
      completionPct,
      attendancePct,
      overallPct: overallPct(completionPct, attendancePct, rules.overall),
      gradePct: gradePct(scores, source.parts),
      onTimePct: percentOf(count('due') - count('overdue') - count('late'), count('due')),
      ...lastActivity(ownCells.filter(isAction), at),
      paceRecent: finished.filter((cell) => isWithinDays(cell, at, 0, paceDays)).length,
      paceBefore: finished.filter((cell) => isWithinDays(cell, at, paceDays, 2 * paceDays)).length,
    };
  });
}

function isFinished(cell: MetricCell): boolean {
  return cell.status === 'done' || cell.status === 'failed';
}

/** Something the student did, as against something only recorded of him. */
function isAction(cell: MetricCell): boolean {
  return isFinished(cell) || cell.status === 'attempted' || cell.status === 'present';
}

function isMarkAt(cell: MetricCell, at: Date): boolean {
  return (cell.status === 'present' || cell.status === 'absent') && isKnownAt(cell, at);
}

function daysBefore(at: Date, moment: Date): number {
  return (at.getTime() - moment.getTime()) / dayMilliseconds;
}

/** Completed at least `from` and less than `to` days before the moment; false without a time. */
function isWithinDays(cell: MetricCell, at: Date, from: number, to: number): boolean {
  if (cell.completedAt === null) return false;
  const days = daysBefore(at, cell.completedAt);
  return days >= from && days < to;
}

function lastActivity(
  actions: readonly MetricCell[],
  at: Date,
): Pick<StudentCourseMetric, 'lastActivityAt' | 'daysSinceLastActivity'> {
  const times = actions.flatMap((cell) => cell.completedAt ?? []).filter((time) => time <= at);
  const last = times.sort((a, b) => b.getTime() - a.getTime()).at(0);
  if (last === undefined) return { lastActivityAt: null, daysSinceLastActivity: null };
  return { lastActivityAt: last.toISOString(), daysSinceLastActivity: daysBefore(at, last) };
}
