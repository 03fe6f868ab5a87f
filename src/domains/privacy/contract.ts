import { z } from 'zod';

const count = z.int().nonnegative();
const moment = z.iso.datetime();
const role = z.enum(['student', 'teacher', 'head', 'operator', 'administrator']);

/** How long things are kept, as it is set now. */
export const retentionSchema = z.object({
  sessionIdleSeconds: count,
  sessionAbsoluteSeconds: count,
  deviceDays: count,
  linkDays: count,
  auditDays: count,
  originalDays: count,
  ledgerDays: count,
  historyDays: count,
  endedTaskDays: count,
  deadTaskDays: count,
});
export type Retention = z.infer<typeof retentionSchema>;

const lookSchema = z.object({
  at: moment,
  /** What was done, in the caller's language. */
  sentence: z.string(),
  /** Roles that who looked holds now; empty: erased meanwhile, or the program. */
  roles: z.array(role),
  course: z.string().nullable(),
});

const knownCourseSchema = z.object({
  id: z.int(),
  name: z.string(),
  enrolledAt: moment,
  results: count,
  /** Cells that an import changed, with what stood there before. */
  changes: count,
  hasMetrics: z.boolean(),
  zone: z.enum(['A', 'B', 'C']).nullable(),
});

const knownUploadSchema = z.object({ id: z.uuid(), file: z.string(), at: moment, isKept: z.boolean() });

/** `GET /my-data`: what is kept about the caller. */
export const myDataSchema = z.object({
  account: z.object({
    name: z.string(),
    login: z.string().nullable(),
    email: z.string(),
    locale: z.string(),
    createdAt: moment,
  }),
  access: z.object({
    roles: z.array(z.object({ role, since: moment })),
    teaching: z.array(z.string()),
    heading: z.array(z.string()),
  }),
  /** Counts of what sign-in leaves behind. */
  traces: z.object({
    sessions: count,
    devices: count,
    tokens: count,
    links: count,
    signOns: count,
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
  }),
  student: z
    .object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      group: z.string().nullable(),
      identities: z.array(z.object({ source: z.string(), externalId: z.string() })),
      courses: z.array(knownCourseSchema),
    })
    .nullable(),
  /** Counts of the activity log: done by the caller, about the caller, and how many of these looked at the caller's data. */
  events: z.object({ own: count, about: count, looks: count }),
  /** The newest. */
  looks: z.array(lookSchema),
  uploads: z.object({ total: count, newest: z.array(knownUploadSchema) }),
  retention: retentionSchema,
});
export type MyData = z.infer<typeof myDataSchema>;

/** So many looks and uploads the page lists; the export has more. */
export const mostListed = 20;
/** So many events an export holds at most, the newest. */
export const mostExportedOwnEvents = 50_000;

export const myDataFormats = ['json', 'xlsx'] as const;
/** `GET /my-data/export`. */
export const myDataExportQuery = z.object({ format: z.enum(myDataFormats).default('json') });
export type MyDataFormat = z.infer<typeof myDataExportQuery>['format'];

/** The student record that is to be erased, with the account linked to it. */
export const studentErasureParams = z.object({ studentId: z.coerce.number().int().positive().max(2_147_483_647) });

/** `GET /people/:userId/erasure`, `GET /students/:studentId/erasure`: what an erasure would do. Changes nothing. */
export const erasurePreviewSchema = z.object({
  userId: z.string().nullable(),
  studentId: z.int().nullable(),
  /** What to type to confirm. */
  confirmation: z.string(),
  /** By what the person will be recognised and kept out, as hashes. */
  identities: z.array(z.object({ kind: z.enum(['email', 'login', 'student']), value: z.string() })),
  goes: z.object({
    sessions: count,
    devices: count,
    tokens: count,
    roles: count,
    assignments: count,
    courses: count,
    results: count,
    changes: count,
    files: count,
  }),
  stays: z.object({ events: count, auditDays: count }),
  /** Why it is refused, in the caller's language. */
  refusal: z.string().nullable(),
  isUnderWay: z.boolean(),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** `POST` to the same: erases. */
export const erasureBody = z.object({ confirmation: z.string().max(500) });

export const erasureSchema = z.object({
  id: z.uuid(),
  requestedAt: moment,
  /** Null: from the command line, or erased as well. */
  requestedBy: z.string().nullable(),
  /** Null: under way. */
  erasedAt: moment.nullable(),
  liftedAt: moment.nullable(),
  kind: z.enum(['account', 'student', 'both']),
  /** False: PULSE_SECRET is another by now, and the person is no longer recognised. */
  isEffective: z.boolean(),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** `POST /erasures/find`: newest first; or those by which somebody is kept out whom the text names. */
export const erasureFindBody = z.object({
  /** Address, login or id in a source. In the body, so that it comes into no log. */
  identity: z.string().trim().max(300).default(''),
  /** `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
});
export const erasureListSchema = z.object({ items: z.array(erasureSchema), nextCursor: z.uuid().nullable() });
export type ErasureList = z.infer<typeof erasureListSchema>;

/** `DELETE /erasures/:erasureId`: the person may come again. */
export const erasureParams = z.object({ erasureId: z.uuid() });
