import { z } from 'zod';

export const activityKinds = ['lecture', 'test', 'assignment', 'lesson', 'exam', 'material', 'other'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** What a source said of a student's activity. Missing has no result at all. */
export const resultStatuses = ['not_attempted', 'attempted', 'done', 'failed', 'excused', 'present', 'absent'] as const;
export type ResultStatus = (typeof resultStatuses)[number];

/** What says that a student has done something in an activity, or tried to. */
export const handedInStatuses = ['attempted', 'done', 'failed'] as const satisfies readonly ResultStatus[];

/** From so many students on an activity's deadline waits to be confirmed by them. */
const fewestToConfirm = 10;

/**
 * How many of a course's students must have handed in before an activity's deadline counts: a tenth. With fewer it is more
 * likely not graded yet, or wrong, than missed by nearly everybody. 0: so few students that it counts in any case.
 */
export function neededToConfirm(students: number): number {
  return students < fewestToConfirm ? 0 : Math.ceil(students / 10);
}

/** What is known of a course, as far as it tells which deadlines count. */
export interface HandedIn {
  readonly activityIds: readonly number[];
  /** Everybody enrolled, whoever has left since included. */
  readonly studentIds: readonly number[];
  readonly cells: readonly {
    readonly studentId: number;
    readonly activityId: number;
    readonly status: ResultStatus;
    /** Null: it holds at every moment. */
    readonly completedAt: Date | null;
  }[];
}

/** Ids of the activities in which enough students have handed in by the moment: their deadlines count. */
export function confirmedActivities({ activityIds, studentIds, cells }: HandedIn, at: Date): ReadonlySet<number> {
  const students = new Set(studentIds);
  const counts = new Map(activityIds.map((id) => [id, 0]));
  for (const { studentId, activityId, status, completedAt } of cells) {
    const count = counts.get(activityId);
    const isHandedIn = handedInStatuses.some((one) => one === status) && (completedAt === null || completedAt <= at);
    if (count !== undefined && isHandedIn && students.has(studentId)) counts.set(activityId, count + 1);
  }
  const needed = neededToConfirm(students.size);
  return new Set([...counts].flatMap(([id, count]) => (count >= needed ? [id] : [])));
}

/**
 * How a cell stands at a moment, for eyes: done on time (or without a deadline), done late, done below the pass mark,
 * tried but not done, overdue, not done and not yet due, excused, unknown; present and absent for lessons.
 * `overdue` goes before `attempted`: a deadline that passed matters more than the attempt.
 */
export const cellStates = [
  'done',
  'late',
  'failed',
  'attempted',
  'overdue',
  'upcoming',
  'excused',
  'unknown',
  'present',
  'absent',
] as const;
export type CellState = (typeof cellStates)[number];

export const activitySchema = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(activityKinds),
  position: z.number().int(),
  maxPoints: z.number().nullable(),
  /** Deadline for most students: the activity's own, else the commonest of its results. */
  dueAt: z.iso.datetime().nullable(),
  /** Of a lesson: when and where it is held, as far as a schedule has said. */
  held: z.array(z.object({ at: z.iso.datetime().nullable(), room: z.string().nullable() })),
});
export type Activity = z.infer<typeof activitySchema>;

/** What a source says of how much an activity counts and what it is about; null: it does not say. */
export const activityCountsSchema = z.object({
  /** Relative to the other activities of its category. */
  weight: z.number().nonnegative().nullable(),
  category: z.string().nullable(),
  /** Of the whole category, relative to the others. */
  categoryWeight: z.number().nonnegative().nullable(),
  /** How many of the lowest scores of the category do not count. */
  dropLowest: z.int().nonnegative().nullable(),
  topic: z.string().nullable(),
});
/** The parts of it that a file says. */
export const saidCountsSchema = activityCountsSchema.partial();
export type SaidCounts = z.infer<typeof saidCountsSchema>;

/** When and where a lesson is held, a text for each time. @param words a moment as people read it */
export function timesOf(held: Activity['held'], words: (moment: string) => string): string[] {
  return held.map(({ at, room }) => [at === null ? null : words(at), room].filter((part) => part !== null).join(', '));
}

/** `GET /courses/:courseId/heat-map`: students × activities as of now. */
export const heatMapSchema = z.object({
  asOf: z.iso.datetime(),
  dataVersion: z.number().int(),
  activities: z.array(activitySchema),
  /** One row a student, in the order of externalId; `states` is one letter an activity, see cellLetters. */
  rows: z.array(z.object({ studentId: z.number().int(), states: z.string() })),
});
export type HeatMap = z.infer<typeof heatMapSchema>;

/** Letters of the heat map's rows: 200 × 300 cells travel as 60 kB instead of a megabyte. */
export const cellLetters: Readonly<Record<CellState, string>> = {
  done: 'd',
  late: 'l',
  failed: 'f',
  attempted: 't',
  overdue: 'o',
  upcoming: 'u',
  excused: 'e',
  unknown: '-',
  present: 'p',
  absent: 'a',
};

/** `GET /courses/:courseId/deadlines`: activities with a deadline, with how many students stand where, by date. */
export const deadlineListSchema = z.object({
  asOf: z.iso.datetime(),
  items: z.array(
    z.object({
      activityId: z.number().int(),
      name: z.string(),
      kind: z.enum(activityKinds),
      dueAt: z.iso.datetime(),
      students: z.number().int(),
      onTime: z.number().int(),
      late: z.number().int(),
      overdue: z.number().int(),
      upcoming: z.number().int(),
      /** False: it has passed, but too few have handed in to believe it; nobody is overdue. */
      isConfirmed: z.boolean(),
    }),
  ),
});
export type DeadlineList = z.infer<typeof deadlineListSchema>;

/** `GET /courses/:courseId/students/:studentId/results`: every activity of the course as this student has it. */
export const studentResultsSchema = z.object({
  asOf: z.iso.datetime(),
  dataVersion: z.number().int(),
  items: z.array(
    activitySchema.extend({
      state: z.enum(cellStates),
      score: z.number().nullable(),
      completedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type StudentResults = z.infer<typeof studentResultsSchema>;
