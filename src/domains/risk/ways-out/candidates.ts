import { median } from '#kernel/quantile.ts';
import type { WarningActivity, WarningCell, WarningCourse } from '#domains/risk/early-warning/course.ts';
import { type StudentWork, type Work, workOf } from '#domains/risk/early-warning/work.ts';
import type { Repair } from './contract.ts';

const day = 86_400_000;

/** So long after its last deadline or result a course counts as over: what is undone then stays undone. */
const openDays = 28;

/** Something that a student can still do, and the result that it is judged by. */
export interface Candidate {
  readonly activityId: number;
  readonly repair: Repair;
  /** Null, too, of a deadline that has passed and does not count. */
  readonly dueAt: Date | null;
  /** What would be recorded. */
  readonly cell: WarningCell;
  /** What it is then, for the model. */
  readonly work: Work;
  /** What stood there before. */
  readonly before: { readonly failed: boolean; readonly late: boolean; readonly completedAt: Date | null };
  /** It would count as failed: the usual score is below the pass mark. */
  readonly fails: boolean;
}

/** A student, what is recorded of the student, and the moment at which something is done. */
export interface StudentThen {
  readonly student: StudentWork;
  readonly cells: readonly WarningCell[];
  readonly at: Date;
  /** Per cent of the most points below which a score is failed; null: none is. */
  readonly passPct: number | null;
}

/** Whether nothing can be done in the course any more. Without any time known a course is never over. */
export function isOver({ activities, cells }: WarningCourse, at: Date): boolean {
  const times = [
    ...activities.flatMap(({ dueAt }) => dueAt?.getTime() ?? []),
    ...cells.flatMap(({ dueAt, completedAt }) => [dueAt, completedAt].flatMap((time) => time?.getTime() ?? [])),
  ];
  const last = times.reduce((latest, time) => Math.max(latest, time), -Infinity);
  return last !== -Infinity && last + openDays * day < at.getTime();
}

/** The middle of what was passed, in per cent; null without a score. */
export function usualScore(students: readonly StudentWork[], passPct: number | null): number | null {
  return median(students.flatMap(({ work }) => work.flatMap((one) => passedScore(one, passPct) ?? [])));
}

function passedScore({ failed, score }: Work, passPct: number | null): number | null {
  return failed || score === null || score < (passPct ?? 0) ? null : score;
}

/**
 * What the student can still do: what is open, overdue or failed, of what the student is not excused from. An exam that lies
 * ahead is not: it is sat when it is held. Each is assumed to be done at the moment with the usual score; a repetition passes.
 *
 * @param share the usual score in per cent; null: without scores
 */
export function candidatesOf({ student, cells, at, passPct }: StudentThen, share: number | null): Candidate[] {
  const { studentId } = student.student;
  const recorded = new Map(cells.map((cell) => [cell.activityId, cell]));
  return student.work.flatMap((work): Candidate[] => {
    const old = recorded.get(work.activity.id);
    const failed = work.done && (work.failed || isBelowPass(work.activity, old?.score ?? null, passPct));
    const repair = repairOf(work, failed);
    if (repair === null) return [];
    const score = work.isScored ? pointsOf(work.activity, share, repair, old?.score ?? null, passPct) : null;
    const cell: WarningCell = {
      studentId,
      activityId: work.activity.id,
      status: 'done',
      score,
      completedAt: at,
      dueAt: old?.dueAt ?? null,
      isCarriedOver: false,
    };
    return [
      {
        activityId: work.activity.id,
        repair,
        dueAt: repair === 'open' && work.dueAt !== null && work.dueAt <= at ? null : work.dueAt,
        cell,
        work: { ...workOf(work, cell, at), isScored: work.isScored },
        before: { failed, late: work.due && isAfter(work.completedAt, work.dueAt), completedAt: work.completedAt },
        fails: isBelowPass(work.activity, score, passPct),
      },
    ];
  });
}

function isAfter(completedAt: Date | null, dueAt: Date | null): boolean {
  return completedAt !== null && dueAt !== null && completedAt > dueAt;
}

function repairOf({ done, due, activity }: Work, failed: boolean): Repair | null {
  if (done) return failed ? 'failed' : null;
  if (due) return 'overdue';
  return activity.kind === 'exam' ? null : 'open';
}

/**
 * The usual score in points, to hundredths as people give them; a repetition reaches the pass mark and what was reached before.
 * What had a score never loses it.
 */
function pointsOf(
  { maxPoints }: WarningActivity,
  share: number | null,
  repair: Repair,
  before: number | null,
  passPct: number | null,
): number | null {
  const isRepeated = repair === 'failed' && before !== null;
  if (maxPoints === null || maxPoints <= 0) return isRepeated ? before : null;
  const usual = share === null ? null : Math.round(share * maxPoints) / 100;
  return isRepeated ? Math.max(usual ?? 0, (maxPoints * (passPct ?? 0)) / 100, before) : usual;
}

function isBelowPass({ maxPoints }: WarningActivity, score: number | null, passPct: number | null): boolean {
  return score !== null && maxPoints !== null && passPct !== null && score < (maxPoints * passPct) / 100;
}
