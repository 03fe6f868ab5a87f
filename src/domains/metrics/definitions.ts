import type { ResultStatus } from '#domains/gradebook/contract.ts';
import type { MetricWeights } from '#domains/metrics/contract.ts';
import type { GradedActivity } from '#domains/metrics/grading/grade.ts';

/** The part of an activity that the metrics look at. */
export interface MetricActivity {
  id: number;
  isLesson: boolean;
  dueAt: Date | null;
  /** What it is in the grade. */
  grade: GradedActivity;
}

/** What is recorded of one student in one activity; without a time of its own it holds at every moment. */
export interface MetricCell {
  studentId: number;
  activityId: number;
  /** `done` and `failed` are both done; `present` and `absent` are the marks of lessons. */
  status: ResultStatus;
  score: number | null;
  completedAt: Date | null;
  /** A deadline of this student only; it replaces that of the activity. */
  dueAt: Date | null;
}

/** What one activity, not a lesson, amounts to for one student at one moment. */
export interface Standing {
  done: boolean;
  failed: boolean;
  due: boolean;
  late: boolean;
  overdue: boolean;
  upcoming: boolean;
}

/** The deadline that counts for the student: an own one before that of the activity. */
export function effectiveDueAt(activity: MetricActivity, cell: MetricCell | undefined): Date | null {
  return cell?.dueAt ?? activity.dueAt;
}

/** Whether the cell was so already at the moment. */
export function isKnownAt(cell: MetricCell, at: Date): boolean {
  return cell.completedAt === null || cell.completedAt <= at;
}

/**
 * Where a student stands with an activity at a moment. Without a cell the student has simply not done it.
 *
 * @param isConfirmed the activity's deadline counts; one of the student alone does in any case
 * @param passPct per cent of the most points below which a score is failed; null: none is
 */
export function standingAt(
  activity: MetricActivity,
  cell: MetricCell | undefined,
  { at, isConfirmed, passPct }: { at: Date; isConfirmed: boolean; passPct: number | null },
): Standing {
  const dueAt = effectiveDueAt(activity, cell);
  const done = cell !== undefined && (cell.status === 'done' || cell.status === 'failed') && isKnownAt(cell, at);
  const hasCome = dueAt !== null && dueAt <= at;
  const due = hasCome && (isConfirmed || (cell?.dueAt ?? null) !== null);
  return {
    done,
    failed: done && (cell.status === 'failed' || isBelow(cell.score, activity.grade.maxPoints, passPct)),
    due,
    late: done && due && cell.completedAt !== null && cell.completedAt > dueAt,
    overdue: due && !done,
    upcoming: dueAt !== null && !hasCome && !done,
  };
}

function isBelow(score: number | null, maxPoints: number | null, passPct: number | null): boolean {
  if (score === null || maxPoints === null || passPct === null) return false;
  return score < (maxPoints * passPct) / 100;
}

/** `part` of `whole` in percent; null when the whole is nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}

/** Completion and attendance weighed together; what is null does not count, both null give null. */
export function overallPct(
  completionPct: number | null,
  attendancePct: number | null,
  weights: MetricWeights,
): number | null {
  if (attendancePct === null) return completionPct;
  if (completionPct === null) return attendancePct;
  const sum = completionPct * weights.completion + attendancePct * weights.attendance;
  return sum / (weights.completion + weights.attendance);
}
