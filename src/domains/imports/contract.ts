import { z } from 'zod';
import { courseOutcomeSchema } from '#domains/roster/outcome/contract.ts';

/**
 * Steps of an import, in order, and its ends. `review`: it waits for somebody to agree to its plan. `refused`: the file was
 * not acceptable, nothing was stored. `cancelled`: nobody wanted it stored. `undone`: what it had stored was taken back.
 */
export const importStatuses = [
  'waiting',
  'reading',
  'checking',
  'review',
  'saving',
  'recomputing',
  'done',
  'refused',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** When an import asks before it saves: never, when it would overwrite grades or marks, or always. */
export const reviewModes = ['never', 'overwrites', 'always'] as const;
export type ReviewMode = (typeof reviewModes)[number];

export const issueSeverities = ['error', 'warning', 'info'] as const;
export type IssueSeverity = (typeof issueSeverities)[number];

export const importIssueSchema = z.object({
  severity: z.enum(issueSeverities),
  code: z.string(),
  sheet: z.string().nullable(),
  /** 1-based, as the spreadsheet shows it. */
  row: z.number().int().nullable(),
  /** Letter and header, e.g. `D «Время выполнения»`. */
  column: z.string().nullable(),
  value: z.string().nullable(),
  /** Sentence with the remedy, in the caller's language. */
  message: z.string(),
});
export type ImportIssue = z.infer<typeof importIssueSchema>;

export const importBatchSchema = z.object({
  id: z.uuid(),
  file: z.string(),
  bytes: z.number().int(),
  status: z.enum(importStatuses),
  source: z.string().nullable(),
  /** The course, when the file holds exactly one. */
  courseId: z.number().int().nullable(),
  courses: z.array(z.object({ id: z.number().int(), name: z.string() })),
  students: z.number().int(),
  activities: z.number().int(),
  lessons: z.number().int(),
  cells: z.object({ new: z.number().int(), changed: z.number().int(), same: z.number().int() }),
  issueCounts: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** People of whom somebody has to decide who they are before it can be saved. */
  undecidedPeople: z.number().int(),
  /** It was found in the watched folder: nobody uploaded it. */
  isFromFolder: z.boolean(),
  /** Whether the uploaded file can be downloaded; it is removed after a time, or when somebody in it is erased. */
  hasOriginal: z.boolean(),
  /** Whether it can be undone: it is stored, and the ledger still has all of it. */
  canUndo: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;

/**
 * `POST /imports`, multipart: one or more parts `file`. `teacherId` says who teaches the courses not seen before: a
 * user's id, or empty for nobody yet; without it, whoever `GET /upload-defaults` names. `course` names the course of files
 * that do not name theirs. `review` (`never` when absent) says when to ask before saving.
 */
export const importStartedSchema = z.object({ batches: z.array(importBatchSchema) });

/** `GET /upload-defaults`. */
export const uploadDefaultsSchema = z.object({ teacherId: z.string().nullable() });
export type UploadDefaults = z.infer<typeof uploadDefaultsSchema>;

/** `GET /import-template`; without a language, that of the caller. */
export const importTemplateQuery = z.object({ locale: z.enum(['ru', 'en']).optional() });

/** `GET /imports`: the journal, newest first. */
export const importListQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const importListSchema = z.object({ items: z.array(importBatchSchema), nextCursor: z.string().nullable() });

export const importParams = z.object({ importId: z.uuid() });

/** How far an import has got in the step at which it is. */
export const importProgressSchema = z.object({
  step: z.enum(['waiting', 'reading', 'saving', 'recomputing']),
  /** Rows of the file that were read, cells that were stored, or courses that were recomputed; and how many there are. */
  done: z.number().int(),
  total: z.number().int(),
  /** By the rate of this step; null before there is one. */
  secondsLeft: z.number().int().nullable(),
  /** While it waits: how many tasks go before it. */
  ahead: z.number().int().nullable(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/**
 * `GET /imports/:importId`: the batch with its issues (at most 1,000; the parser stops counting there), and how far it
 * has got; live events tell the same while it goes on.
 */
export const importDetailSchema = importBatchSchema.extend({
  issues: z.array(importIssueSchema),
  progress: importProgressSchema.nullable(),
});
export type ImportDetail = z.infer<typeof importDetailSchema>;

const cellValueSchema = z.object({
  status: z.string(),
  score: z.number().nullable(),
  completedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
});

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ count: z.number().int(), items: z.array(item) });
/** As many names are listed; the rest is counted. */
export const mostListed = 200;

const alteration = z.object({ before: z.string(), after: z.string() });

/** What saving would do to one course. */
const endingSchema = z.object({ outcome: courseOutcomeSchema, at: z.iso.datetime().nullable() });
const plannedOutcome = z.object({ student: z.string(), before: endingSchema.nullable(), after: endingSchema });
export type PlannedOutcome = z.infer<typeof plannedOutcome>;

export const plannedCourseSchema = z.object({
  /** Null: the course is new. */
  courseId: z.number().int().nullable(),
  name: z.string(),
  /** Not null: the course is renamed. */
  nameBefore: z.string().nullable(),
  /** Not null: the course gets into another programme; nothing before: it is in none. */
  programme: z.object({ before: z.string().nullable(), after: z.string() }).nullable(),
  cells: z.object({
    new: z.number().int(),
    changed: z.number().int(),
    /** Of the changed: those that put another grade or mark in place of one. */
    overwritten: z.number().int(),
    same: z.number().int(),
  }),
  students: z.object({
    /** Appear in the course. */
    added: listOf(z.string()),
    /** Are in the course and not in the file; they stay. */
    missing: listOf(z.string()),
    /** These are marked as missing: the file has the whole course. */
    areMarked: z.boolean(),
    /** Get another name, e-mail or group. */
    altered: listOf(alteration),
  }),
  activities: z.object({ added: listOf(z.string()), altered: listOf(alteration) }),
  /** How students ended the course: those of whom nothing was known, and those of whom something else was. */
  outcomes: z
    .object({ added: listOf(plannedOutcome), altered: listOf(plannedOutcome) })
    .default({ added: { count: 0, items: [] }, altered: { count: 0, items: [] } }),
});
export type PlannedCourse = z.infer<typeof plannedCourseSchema>;

/** `GET /imports/:importId/plan`: what saving would do, while it waits for somebody to agree. */
export const importPlanSchema = z.object({
  /** Names this plan; `POST /imports/:importId/commit` sends it back. */
  digest: z.string(),
  /** Something has changed since an earlier plan was agreed to. */
  isRenewed: z.boolean(),
  madeAt: z.iso.datetime(),
  /** Somebody has to decide who people are before it can be saved, or has decided since: `POST /imports/:importId/plan`. */
  awaitsPeople: z.boolean(),
  /** Whom saving would recognise as students known from other systems: as the file names them, as we know them. */
  recognised: listOf(z.object({ name: z.string(), known: z.string(), by: z.enum(['email', 'login', 'decision']) })),
  courses: z.array(plannedCourseSchema),
  programmes: z.object({
    /** Programmes that saving would make. */
    added: listOf(z.string()),
    /** Groups that get into another programme. */
    groups: listOf(z.object({ group: z.string(), before: z.string().nullable(), after: z.string() })),
  }),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** `GET /imports/:importId/people`: people of the file of whom somebody has to decide who they are. */
export const importPeopleQuery = z.object({
  cursor: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ImportPeopleQuery = z.infer<typeof importPeopleQuery>;

export const importPeopleSchema = z.object({
  total: z.number().int(),
  undecided: z.number().int(),
  /** Of the undecided: those who have a likeliest candidate. */
  likely: z.number().int(),
  items: z.array(
    z.object({
      place: z.number().int(),
      externalId: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      login: z.string().nullable(),
      group: z.string().nullable(),
      isDecided: z.boolean(),
      /** Who it is; decided and null: none of the students known. */
      studentId: z.number().int().nullable(),
      /** Those it may be, the likeliest first. */
      candidates: z.array(
        z.object({
          studentId: z.number().int(),
          name: z.string().nullable(),
          email: z.string().nullable(),
          login: z.string().nullable(),
          group: z.string().nullable(),
          /** What is the same. */
          keys: z.array(z.enum(['email', 'login', 'name'])),
          /** Somebody else in the file is that student. */
          isTaken: z.boolean(),
          identities: z.array(z.object({ source: z.string(), externalId: z.string() })),
          /** Some of the courses. */
          courses: z.array(z.string()),
        }),
      ),
    }),
  ),
  nextCursor: z.number().int().nullable(),
});
export type ImportPeople = z.infer<typeof importPeopleSchema>;

/** Who a person of a file is; null: none of the students known. */
const personDecisionSchema = z.strictObject({ externalId: z.string(), studentId: z.number().int().nullable() });
export type PersonDecision = z.infer<typeof personDecisionSchema>;

/** `PUT /imports/:importId/people`: about one person, or about all who are left. */
export const peopleDecisionSchema = z.union([
  personDecisionSchema,
  z.strictObject({ all: z.enum(['likely', 'others']) }),
]);
export type PeopleDecision = z.infer<typeof peopleDecisionSchema>;

/** `POST /imports/:importId/commit`. */
export const agreementSchema = z.object({ digest: z.string() });

/** `GET /imports/:importId/plan/changes`: cells that would change; `search` in names of students and activities. */
export const plannedChangesQuery = z.object({
  cursor: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  only: z.enum(['all', 'overwrites']).default('all'),
  search: z.string().trim().max(100).default(''),
});
export type PlannedChangesQuery = z.infer<typeof plannedChangesQuery>;

export const plannedChangesSchema = z.object({
  /** Of those asked for. */
  total: z.number().int(),
  items: z.array(
    z.object({
      place: z.number().int(),
      student: z.string(),
      activity: z.string(),
      course: z.string(),
      before: cellValueSchema,
      after: cellValueSchema,
      overwrites: z.boolean(),
    }),
  ),
  nextCursor: z.number().int().nullable(),
});
export type PlannedChanges = z.infer<typeof plannedChangesSchema>;

/** `GET /imports/:importId/undo`: what undoing would do. */
export const undoPreviewSchema = z.object({
  /** Results that go, because nothing stood there before. */
  removed: z.number().int(),
  /** Results that become what they were. */
  restored: z.number().int(),
  /** Results that stay, because a later file says the same of them. */
  confirmed: z.number().int(),
  /** Results that stay, because later imports overwrote them: which. */
  overwritten: listOf(z.object({ student: z.string(), activity: z.string(), file: z.string() })),
  /** Courses that this import made and that go with it. */
  courses: z.array(z.string()),
});
export type UndoPreview = z.infer<typeof undoPreviewSchema>;

export const resultParams = z.object({
  courseId: z.coerce.number().int(),
  studentId: z.coerce.number().int(),
  activityId: z.coerce.number().int(),
});

/** `GET /courses/:courseId/students/:studentId/results/:activityId/history`: imports of a result, newest first. */
export const resultHistorySchema = z.object({
  items: z.array(
    z.object({
      file: z.string(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      /** `set`: it put `value` there. `confirmed`: it said the same. `undone`: it had put it there. */
      what: z.enum(['set', 'confirmed', 'undone']),
      value: cellValueSchema.nullable(),
      sheet: z.string().nullable(),
      row: z.number().int().nullable(),
      column: z.string().nullable(),
    }),
  ),
});
export type ResultHistory = z.infer<typeof resultHistorySchema>;

/** `GET /imports/:importId/changes`: the first 500 cells that changed, what stood there and what stands now. */
export const importChangesSchema = z.object({
  total: z.number().int(),
  items: z.array(
    z.object({
      courseId: z.number().int(),
      studentId: z.number().int(),
      student: z.string(),
      activity: z.string(),
      /** Null: the import that had set it was undone. */
      before: cellValueSchema.nullable(),
      after: cellValueSchema,
    }),
  ),
});
export type ImportChanges = z.infer<typeof importChangesSchema>;

export const leastOriginalDays = 30;
export const mostOriginalDays = 3660;
/** `GET` and `PUT /settings/originals`: days for which uploaded files are kept. */
export const originalsSettings = z.object({ days: z.int().min(leastOriginalDays).max(mostOriginalDays) });
export type OriginalsSettings = z.infer<typeof originalsSettings>;

/** `GET` and `PUT /settings/logins`: whether a login stands for the same person in all systems. */
export const loginSettings = z.object({ areShared: z.boolean() });
export type LoginSettings = z.infer<typeof loginSettings>;

/**
 * `settling`: seen for the first time in this size and of this time, it may still be written. `repeated`: a file of the
 * same content came before. `empty`, `too_large`, `unreadable`: it is not imported as it is.
 */
export const watchedFileStates = ['settling', 'imported', 'repeated', 'empty', 'too_large', 'unreadable'] as const;
export type WatchedFileState = (typeof watchedFileStates)[number];

/** Why nothing can be seen in the folder. */
export const folderProblems = ['missing', 'forbidden', 'unreachable', 'too_many'] as const;
export type FolderProblem = (typeof folderProblems)[number];

/** `GET /watched-folder`: the folder whose files are imported, as the last look saw it; its newest files. */
export const watchedFolderSchema = z.object({
  /** Null: none is configured. */
  folder: z.string().nullable(),
  lookedAt: z.iso.datetime().nullable(),
  /** Why the last look saw nothing. */
  problem: z.enum(folderProblems).nullable(),
  total: z.number().int(),
  files: z.array(
    z.object({
      path: z.string(),
      bytes: z.number().int(),
      modifiedAt: z.iso.datetime(),
      state: z.enum(watchedFileStates),
      import: z.object({ id: z.uuid(), status: z.enum(importStatuses) }).nullable(),
    }),
  ),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;
