import { confirmedActivities } from '#domains/gradebook/contract.ts';
import type { WarningActivity, WarningCell, WarningCourse, WarningStudent } from './course.ts';

const dayMilliseconds = 86_400_000;
/** So far back the departures are counted that tell of the course: four weeks. */
const lately = 28 * dayMilliseconds;

/** One activity as one student has it at the moment. */
export interface Work {
  activity: WarningActivity;
  /** Of all the work of the course: half by its weight, half as one of many, for a small test that is left out tells, too. */
  importance: number;
  /** The deadline has come and, where it is that of all, enough have handed in to believe it. */
  due: boolean;
  /** Enough of the course have handed in by then, see `confirmedActivities`. */
  isConfirmed: boolean;
  dueAt: Date | null;
  done: boolean;
  failed: boolean;
  late: boolean;
  /** Brought from an earlier course. */
  carriedOver: boolean;
  /** In percent of the most points; null when not done or not scored. */
  score: number | null;
  /** Somebody has a score in the activity by then: only there does work left undone count as a score of 0. */
  isScored: boolean;
  /** Days from the submission to the deadline; negative when late, null when one of them is unknown. */
  daysEarly: number | null;
  completedAt: Date | null;
}

/** A student who is enrolled at the moment, with all the work of the course but what the student is excused from. */
export interface StudentWork {
  student: WarningStudent;
  /** By deadline, those without one last. */
  work: readonly Work[];
}

/** A course as it is known at a moment. */
export interface CourseWork {
  at: Date;
  /** By id, so that sums do not depend on the order of rows. */
  students: readonly StudentWork[];
  /**
   * Of those who are known to have enrolled and had not left four weeks before, the share who have left since; null when
   * no enrolment tells when.
   */
  leftShare: number | null;
}

/** What is known of a course at a moment: later results, enrolments and departures are as if they were not. */
export function workAt(course: WarningCourse, at: Date): CourseWork {
  const activities = course.activities
    .filter((activity) => !activity.isLesson)
    .toSorted((a, b) => timeOf(a.dueAt) - timeOf(b.dueAt) || a.id - b.id);
  const importance = importanceOf(activities);
  const cells = Map.groupBy(course.cells, (cell) => cell.studentId);
  const scored = new Set(
    course.cells.filter((cell) => cell.score !== null && isDoneAt(cell, at)).map(({ activityId }) => activityId),
  );
  const known = course.students.filter(({ enrolledAt }) => enrolledAt === null || enrolledAt <= at);
  const present = known
    .filter(({ leftAt }) => leftAt === null || leftAt > at)
    .toSorted((a, b) => a.studentId - b.studentId);
  const confirmed = confirmedActivities(
    {
      activityIds: activities.map(({ id }) => id),
      studentIds: known.map(({ studentId }) => studentId),
      cells: course.cells,
    },
    at,
  );
  return {
    at,
    leftShare: leftShareOf(known, at),
    students: present.map((student) => {
      const own = new Map((cells.get(student.studentId) ?? []).map((cell) => [cell.activityId, cell]));
      const work = activities.flatMap((activity, index) => {
        const cell = own.get(activity.id);
        if (cell?.status === 'excused') return [];
        const isConfirmed = confirmed.has(activity.id);
        const isScored = scored.has(activity.id);
        return [{ ...workOf({ activity, importance: importance[index] ?? 0, isConfirmed }, cell, at), isScored }];
      });
      return { student, work: work.toSorted((a, b) => timeOf(a.dueAt) - timeOf(b.dueAt)) };
    }),
  };
}

/**
 * Who left before a gradebook was first read is not in it: only where it is dated do enrolments tell who had come at all.
 * Who left long ago is not counted: many of them never began, which tells of the rules of enrolment, not of the course.
 */
function leftShareOf(known: readonly WarningStudent[], at: Date): number | null {
  const dated = known.filter(({ enrolledAt }) => enrolledAt !== null);
  if (dated.length === 0) return null;
  const since = new Date(at.getTime() - lately);
  const stayed = dated.filter(({ leftAt }) => leftAt === null || leftAt > since);
  const left = stayed.filter(({ leftAt }) => leftAt !== null && leftAt <= at);
  return stayed.length === 0 ? 0 : left.length / stayed.length;
}

/** Without a time of its own a cell holds at every moment. */
function isDoneAt({ status, completedAt }: WarningCell, at: Date): boolean {
  return (status === 'done' || status === 'failed') && (completedAt === null || completedAt <= at);
}

/** One activity as a student with this cell has it at the moment. */
export function workOf(
  { activity, importance, isConfirmed }: Pick<Work, 'activity' | 'importance' | 'isConfirmed'>,
  cell: WarningCell | undefined,
  at: Date,
): Omit<Work, 'isScored'> {
  const ownDueAt = cell?.dueAt ?? null;
  const dueAt = ownDueAt ?? activity.dueAt;
  const due = dueAt !== null && dueAt <= at && (ownDueAt !== null || isConfirmed);
  const done = cell !== undefined && isDoneAt(cell, at);
  const completedAt = done ? cell.completedAt : null;
  const carriedOver = done && cell.isCarriedOver;
  const daysEarly = completedAt && dueAt && !carriedOver ? daysBetween(completedAt, dueAt) : null;
  return {
    activity,
    importance,
    isConfirmed,
    due,
    dueAt,
    done,
    failed: done && cell.status === 'failed',
    late: due && daysEarly !== null && daysEarly < 0,
    carriedOver,
    score: done && cell.score !== null ? percentOf(cell.score, activity.maxPoints) : null,
    daysEarly,
    completedAt,
  };
}

/** Where no activity has a weight all are alike. */
function importanceOf(activities: readonly WarningActivity[]): number[] {
  const whole = activities.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const even = 1 / activities.length;
  return activities.map(({ weight }) => (whole > 0 ? ((weight ?? 0) / whole + even) / 2 : even));
}

function percentOf(score: number, maxPoints: number | null): number | null {
  const most = maxPoints ?? 100;
  return most > 0 ? Math.min(100, Math.max(0, (100 * score) / most)) : null;
}

/** Without a deadline: after all that have one. */
function timeOf(date: Date | null): number {
  return date === null ? Number.MAX_SAFE_INTEGER : date.getTime();
}

/** Days, with a fraction, from one moment to another. */
export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayMilliseconds;
}
