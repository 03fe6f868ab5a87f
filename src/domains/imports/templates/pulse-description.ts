import type { WallClock } from '#kernel/zoned-time.ts';
import type { ActivityKind, ResultStatus } from '#domains/gradebook/contract.ts';
import type { CourseOutcome } from '#domains/roster/outcome/contract.ts';

/** What somebody fills into the template, a list for each sheet. */
export interface PulseDescription {
  readonly students: readonly { id: string; name?: string; email?: string; group?: string }[];
  readonly programmes: readonly { programme: string }[];
  readonly groups: readonly { group: string; programme?: string }[];
  readonly courses: readonly { course: string; programme?: string }[];
  readonly enrolments: readonly { course: string; student: string }[];
  readonly assessments: readonly {
    course: string;
    assessment: string;
    kind?: Exclude<ActivityKind, 'lesson'>;
    maximum?: number;
    deadline?: WallClock;
    weight?: number;
    category?: string;
    topic?: string;
  }[];
  readonly grades: readonly {
    course: string;
    student: string;
    assessment: string;
    status?: Exclude<ResultStatus, 'present' | 'absent'>;
    score?: number;
    completed?: WallClock;
    deadline?: WallClock;
  }[];
  readonly attendance: readonly {
    course: string;
    student: string;
    lesson: string;
    mark: 'present' | 'absent' | 'excused';
  }[];
  readonly outcomes?: readonly { course: string; student: string; outcome: CourseOutcome; date?: WallClock }[];
  readonly attributes?: readonly { student: string; attribute: string; value: string }[];
  readonly schedule: readonly { course: string; lesson: string; starts?: WallClock; room?: string }[];
  readonly questions?: readonly {
    course: string;
    topic: string;
    question: string;
    options?: readonly string[];
    right: string;
  }[];
  readonly answers?: readonly { course: string; student: string; topic: string; number: number; answer: string }[];
}
