/** A learning system and who asks it. */
export interface LearningSystemAccess {
  /** Where its pages begin, e.g. `https://moodle.example.edu`. */
  readonly address: string;
  /** Token or client secret. */
  readonly secret: string;
  /** Client id, where tokens are asked for (OneRoster); null elsewhere. */
  readonly account: string | null;
  /** Where tokens are given (OneRoster); null elsewhere. */
  readonly tokenAddress: string | null;
}

/** What a system says of itself. */
export interface SystemFacts {
  /** Its name, or else its host. */
  readonly name: string;
  readonly version: string | null;
  /** Whom the token belongs to there. */
  readonly account: string | null;
  /** What the token cannot read and a pull therefore leaves out. */
  readonly withheld: readonly Withheld[];
}

/** What a pull leaves out because the system or the token does not give it. */
export type Withheld = 'attendance' | 'completion' | 'contents' | 'assignments' | 'quizzes' | 'emails';

export interface CourseEntry {
  readonly id: string;
  readonly name: string;
  /** What people there call it for short. */
  readonly code: string | null;
}

export interface PulledStudent {
  /** Of the system, the same for ever. */
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly login: string | null;
  /** What the university knows the student by, where the system keeps it. */
  readonly number: string | null;
  readonly group: string | null;
}

export type PulledKind = 'lecture' | 'test' | 'assignment' | 'lesson' | 'exam' | 'material' | 'other';

export interface PulledActivity {
  /** Of the course, the same as long as the activity is there. */
  readonly id: string;
  readonly name: string;
  /** Null: its name tells. */
  readonly kind: PulledKind | null;
  readonly maxPoints: number | null;
  readonly dueAt: Date | null;
  /** When a lesson begins; null of everything else. */
  readonly heldAt: Date | null;
  /** How much it counts; absent: the system does not say. */
  readonly counts?: {
    readonly weight: number | null;
    readonly category: string | null;
    readonly categoryWeight: number | null;
    /** How many of the lowest scores of the category do not count. */
    readonly dropLowest: number | null;
  };
}

export type PulledStatus = 'not_attempted' | 'attempted' | 'done' | 'failed' | 'excused' | 'present' | 'absent';

export interface PulledResult {
  readonly student: string;
  readonly activity: string;
  readonly status: PulledStatus;
  readonly score: number | null;
  /** When it was done or tried, not when it was graded. */
  readonly completedAt: Date | null;
  /** The deadline of this student alone. */
  readonly dueAt: Date | null;
}

/** All that is read of a course. */
export interface PulledCourse extends CourseEntry {
  readonly students: readonly PulledStudent[];
  readonly activities: readonly PulledActivity[];
  readonly results: readonly PulledResult[];
  readonly withheld: readonly Withheld[];
}

/**
 * A learning system, read by its own interface. Every call asks anew, within limits of time and size, and nothing is ever
 * written there.
 *
 * Errors of all: AppError connection.unreachable, timed_out, too_busy, failed, which may pass; PermanentError
 * connection.address_refused, address_insecure, insecure, redirected, token_refused, right_missing, not_this_system,
 * too_large, course_missing, which do not.
 */
export interface LearningSystem {
  verify(signal?: AbortSignal): Promise<SystemFacts>;
  /** Courses that the token sees. */
  listCourses(signal?: AbortSignal): Promise<CourseEntry[]>;
  readCourse(id: string, signal?: AbortSignal): Promise<PulledCourse>;
}

export type LearningSystemKind = 'moodle' | 'canvas' | 'oneroster';

export interface LearningSystems {
  /**
   * Nothing is asked yet.
   *
   * @param options isBrief: somebody waits for the answers, so that they may not take long
   */
  open(
    kind: LearningSystemKind,
    access: LearningSystemAccess,
    options?: { readonly isBrief?: boolean },
  ): LearningSystem;
}
