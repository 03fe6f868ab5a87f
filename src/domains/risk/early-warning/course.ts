import type { ActivityKind, ResultStatus } from '#domains/gradebook/contract.ts';

/** What the model looks at of an activity. */
export interface WarningActivity {
  id: number;
  isLesson: boolean;
  kind: ActivityKind;
  dueAt: Date | null;
  maxPoints: number | null;
  /** Its share of the final mark in any unit; null where the source tells none. */
  weight: number | null;
}

/** What is recorded of one student in one activity. */
export interface WarningCell {
  studentId: number;
  activityId: number;
  status: ResultStatus;
  score: number | null;
  /** Without a time of its own the cell holds at every moment. */
  completedAt: Date | null;
  /** A deadline of this student only; it replaces that of the activity. */
  dueAt: Date | null;
  /** The result was brought from an earlier course: it was not worked for in this one. */
  isCarriedOver: boolean;
}

/** A student with what is known of the enrolment; all but the id may be unknown. */
export interface WarningStudent {
  studentId: number;
  enrolledAt: Date | null;
  leftAt: Date | null;
  previousAttempts: number | null;
  /** Credits taken at the same time, in any unit. */
  credits: number | null;
}

/** A course as it is recorded; what is later than the moment is never looked at. */
export interface WarningCourse {
  activities: readonly WarningActivity[];
  /** At most one per student and activity, in any order. */
  cells: readonly WarningCell[];
  /** Everybody ever enrolled, in any order. */
  students: readonly WarningStudent[];
}
