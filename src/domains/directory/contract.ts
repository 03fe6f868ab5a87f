import { z } from 'zod';

const roleSchema = z.enum(['student', 'teacher', 'head', 'operator', 'administrator']);
export type DirectoryRole = z.infer<typeof roleSchema>;
const count = z.int().nonnegative();

export const mostGroups = 100;
/** So many may always lose access or roles without being confirmed: a small university is no exception. */
export const alwaysAllowedLosses = 5;
/** Hours between two looks by schedule. */
export const schedulePeriods = [1, 2, 3, 4, 6, 12] as const;

/** `GET`, `PUT /settings/directory`. */
export const directorySettingsSchema = z.object({
  /** What a group of the directory, by its distinguished name, means here. */
  groups: z
    .array(
      z.object({
        name: z.string().trim().min(3).max(500),
        roles: z.array(roleSchema).min(1).max(5),
      }),
    )
    .max(mostGroups)
    .refine((groups) => new Set(groups.map(({ name }) => name.toLowerCase())).size === groups.length, {
      error: 'names a group twice',
    }),
  /** Whether people of the groups who are not here yet get an account. */
  addsPeople: z.boolean(),
  /** Whether these are sent a letter with a link to choose a password by. */
  invites: z.boolean(),
  /** When the directory is looked at by itself: never, at night, or every so many hours. */
  schedule: z.union([z.enum(['off', 'nightly']), z.literal([...schedulePeriods])]),
  /** Of the people linked, so many per cent may lose access or roles at once without being confirmed. */
  mostLossPercent: z.int().min(1).max(100),
});
export type DirectorySettings = z.infer<typeof directorySettingsSchema>;

/** What happens to a person. leave: nothing, and `reasons` tells why. */
export const directoryActions = ['add', 'link', 'change', 'open', 'close', 'leave'] as const;
export type DirectoryAction = (typeof directoryActions)[number];

/** Why something that could have happened does not. */
export const directoryReasons = [
  'no_role',
  'no_email',
  'not_added',
  'erased',
  'ambiguous',
  'account_closed',
  'linked_elsewhere',
  'closed_by_hand',
  'email_taken',
  'login_taken',
  'last_administrator',
] as const;
export type DirectoryReason = (typeof directoryReasons)[number];

export const directoryItemSchema = z.object({
  action: z.enum(directoryActions),
  /** Null: the person has no account here yet. */
  userId: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  granted: z.array(roleSchema),
  revoked: z.array(roleSchema),
  /** What of name, e-mail and login follows the directory. */
  fields: z.array(z.enum(['name', 'email', 'login'])),
  reasons: z.array(z.enum(directoryReasons)),
});
export type DirectoryItem = z.infer<typeof directoryItemSchema>;

export const directoryCountsSchema = z.object({
  /** People in the directory. */
  people: count,
  /** People here who are linked to an entry, before. */
  linked: count,
  add: count,
  link: count,
  change: count,
  open: count,
  close: count,
  leave: count,
  /** People in the directory to whom nothing is to be done. */
  same: count,
  granted: count,
  revoked: count,
  /** People who lose access or a role. */
  losses: count,
  /** So many of them need no confirmation. */
  allowedLosses: count,
});
export type DirectoryCounts = z.infer<typeof directoryCountsSchema>;

export const directoryRunSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['check', 'preview', 'apply']),
  /** waiting, reading: under way. stopped: too many would lose access or roles; nothing was changed. */
  state: z.enum(['waiting', 'reading', 'retrying', 'checked', 'previewed', 'applied', 'stopped', 'failed']),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Null: the schedule or the command line. */
  startedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** People read so far; of a check, whom it saw (at most ten). */
  entries: count,
  counts: directoryCountsSchema.nullable(),
  /** Why it failed, or why it is being tried again, in the caller's language. */
  problem: z.string().nullable(),
});
export type DirectoryRun = z.infer<typeof directoryRunSchema>;

/** `GET /directory`: the newest looks at the directory, and what can be done next. */
export const directoryStateSchema = z.object({
  /** Host and port; null: none is configured. */
  place: z.string().nullable(),
  /** Newest first. */
  runs: z.array(directoryRunSchema),
  /** Whether changes have been confirmed once, so that a schedule may be set. */
  maySchedule: z.boolean(),
});
export type DirectoryState = z.infer<typeof directoryStateSchema>;

/** `POST /directory/runs`. */
export const newRunBody = z.object({ kind: z.enum(['check', 'preview']) });

export const runParams = z.object({ runId: z.uuid() });

/** Most people that a run tells of one by one. */
export const mostItems = 1000;

/** `GET /directory/runs/:runId/people`: those concerned, the weightiest first. */
export const directoryItemsSchema = z.object({ items: z.array(directoryItemSchema) });
export type DirectoryItems = z.infer<typeof directoryItemsSchema>;
