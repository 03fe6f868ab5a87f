import { z } from 'zod';
import { reviewModes } from '#domains/imports/contract.ts';

export const connectionKinds = ['moodle', 'canvas', 'oneroster'] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

/** When grades are pulled by themselves. */
export const pullSchedules = ['off', 'hourly', 'nightly'] as const;
export type PullSchedule = (typeof pullSchedules)[number];

const count = z.int().nonnegative();
const person = z.object({ id: z.string(), name: z.string() });
/** More are not shown, and not chosen one by one. */
export const mostCourses = 5000;

/** An address alone: who types a token into it, or a page of it, is told so. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(isBare, 'must be the address where the pages of the system begin, without user, query and anchor');

function isBare(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}

/** A token or client secret; it is written, never read again. */
const secret = z.string().trim().min(1).max(4000);

const place = z.object({
  address,
  /** Client id (OneRoster). */
  account: z.string().trim().min(1).max(300).nullable(),
  /** Where tokens are given (OneRoster). */
  tokenAddress: address.nullable(),
});

const choices = z.object({
  title: z.string().trim().min(1).max(100),
  /** Ids of courses; null: all that the token sees, new ones included. */
  courseIds: z.array(z.string().min(1).max(200)).max(mostCourses).nullable(),
  schedule: z.enum(pullSchedules),
  /** When an import asks before it saves. */
  review: z.enum(reviewModes),
});

/** `POST /connections`. */
export const newConnectionBody = z.object({
  kind: z.enum(connectionKinds),
  ...place.shape,
  ...choices.shape,
  secret,
});
export type NewConnection = z.infer<typeof newConnectionBody>;

/** `PUT /connections/:connectionId`. Without a secret the one that is kept stays; another address needs one. */
export const connectionChangesBody = newConnectionBody.omit({ kind: true }).extend({
  secret: secret.nullable(),
  /** The one that was changed. */
  version: z.int(),
});
export type ConnectionChanges = z.infer<typeof connectionChangesBody>;

/** `POST /connections/check`: asks the system, as it would be asked. `connectionId`: by the secret that is kept. */
export const connectionCheckBody = z.object({
  kind: z.enum(connectionKinds),
  ...place.shape,
  secret: secret.nullable(),
  connectionId: z.uuid().nullable(),
});
export type ConnectionCheck = z.infer<typeof connectionCheckBody>;

/** What a system, or the token, does not give. */
export const withheldParts = ['attendance', 'completion', 'contents', 'assignments', 'quizzes', 'emails'] as const;

export const connectionCheckedSchema = z.object({
  name: z.string(),
  version: z.string().nullable(),
  /** Whom the token belongs to there. */
  account: z.string().nullable(),
  withheld: z.array(z.enum(withheldParts)),
  /** The first 5,000 by name. */
  courses: z.array(z.object({ id: z.string(), name: z.string(), code: z.string().nullable() })),
  courseCount: count,
});
export type ConnectionChecked = z.infer<typeof connectionCheckedSchema>;

/** waiting, reading, retrying: under way. partly: some courses failed. */
export const runStates = ['waiting', 'reading', 'retrying', 'done', 'partly', 'failed'] as const;
export type RunState = (typeof runStates)[number];

/** unchanged: as when it was last imported. empty: nobody is enrolled. */
export const courseStates = ['waiting', 'reading', 'retrying', 'imported', 'unchanged', 'empty', 'failed'] as const;
export type CourseState = (typeof courseStates)[number];

const run = z.object({
  id: z.uuid(),
  state: z.enum(runStates),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Null: the schedule or the command line. */
  startedBy: person.nullable(),
  courses: count,
  imported: count,
  unchanged: count,
  failed: count,
  /** Why it failed, or is tried again, in the caller's language; of its courses, the first reason. */
  problem: z.string().nullable(),
});
export type ConnectionRun = z.infer<typeof run>;

export const connectionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(connectionKinds),
  ...place.shape,
  ...choices.shape,
  version: z.int(),
  createdBy: person.nullable(),
  createdAt: z.iso.datetime(),
  lastRun: run.nullable(),
});
export type Connection = z.infer<typeof connectionSchema>;

/** `GET /connections`, by title. */
export const connectionListSchema = z.object({ items: z.array(connectionSchema) });

/** `DELETE /connections/:connectionId`. */
export const connectionVersionQuery = z.object({ version: z.coerce.number().int() });

export const connectionParams = z.object({ connectionId: z.uuid() });

/** `GET /connections/:connectionId/runs`: the newest pulls, newest first. */
export const connectionRunsSchema = z.object({
  items: z.array(
    run.extend({
      list: z.array(
        z.object({
          courseId: z.string(),
          name: z.string(),
          state: z.enum(courseStates),
          importId: z.uuid().nullable(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type ConnectionRuns = z.infer<typeof connectionRunsSchema>;
export const connectionRunSchema = run;
