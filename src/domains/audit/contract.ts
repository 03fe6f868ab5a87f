import { z } from 'zod';

const role = z.enum(['student', 'teacher', 'head', 'operator', 'administrator']);
const count = z.int().nonnegative();
const nothing = z.object({});
const text = z.string().max(200);

/**
 * Everything the audit records, with what is kept beside who, whose and when. Names are stable: programs outside match on
 * them. Details hold ids and facts, never names, addresses, passwords or tokens: the record stays when its person is
 * erased.
 */
export const auditDetails = {
  'session.opened': z.object({ by: z.enum(['password', 'single_sign_on', 'second_factor']) }),
  /** disabled: a person whose access is closed, with the right password. The last three: by single sign-on. */
  'session.refused': z.object({
    reason: z.enum(['wrong', 'throttled', 'second_factor', 'disabled', 'unknown', 'unverified', 'linked_elsewhere']),
  }),
  'session.closed': nothing,
  'session.ended': z.object({ scope: z.enum(['one', 'others']) }),
  'password.changed': nothing,
  'password.set': nothing,
  'password.reset_requested': nothing,
  'password.reset': nothing,
  'second_factor.enabled': nothing,
  'second_factor.disabled': nothing,
  'second_factor.codes_renewed': nothing,
  'account.linked': z.object({ provider: text }),
  'account.unlinked': z.object({ provider: text }),

  /** What the course weighs and judges by from now on; null: as the institution. */
  'course.grading_set': z.object({ grading: z.record(z.string(), z.unknown()).nullable() }),

  /** Of all answers that are worded so; null: the mark was taken back. */
  'course.answer_marked': z.object({
    activityId: z.number(),
    position: z.number(),
    verdict: z.enum(['right', 'wrong']).nullable(),
  }),
  'course.right_answers_set': z.object({ areShown: z.boolean() }),

  'user.created': z.object({ roles: z.array(role) }),
  /** Names of what was changed, e.g. `email`; neither the old value nor the new one. */
  'user.changed': z.object({ fields: z.array(text) }),
  'user.invited': nothing,
  'user.linked': nothing,
  'user.unlinked': nothing,
  'user.deactivated': nothing,
  'user.activated': nothing,
  'role.granted': z.object({ role, courseId: z.int().optional(), programmeId: z.int().optional() }),
  'role.revoked': z.object({ role, courseId: z.int().optional(), programmeId: z.int().optional() }),
  'directory.run_started': z.object({ runId: z.uuid(), kind: text, confirmedLosses: count.nullable() }),
  /** People, by what happened to them. */
  'directory.applied': z.object({
    runId: z.uuid(),
    added: count,
    linked: count,
    changed: count,
    opened: count,
    closed: count,
  }),
  'directory.stopped': z.object({ runId: z.uuid(), losses: count, allowed: count }),
  'telegram.linked': nothing,
  'telegram.unlinked': nothing,
  'calendar.created': nothing,
  'calendar.revoked': nothing,
  'token.created': z.object({ tokenId: z.uuid(), expiresInDays: z.int().nullable() }),
  'token.revoked': z.object({ tokenId: z.uuid() }),

  'course.teachers_set': z.object({ userIds: z.array(z.string()) }),
  'course.programme_set': z.object({ programmeId: z.int().nullable() }),
  'group.programme_set': z.object({ groupId: z.int(), programmeId: z.int().nullable() }),
  'programme.created': z.object({ programmeId: z.int() }),
  'programme.renamed': z.object({ programmeId: z.int() }),
  'programme.removed': z.object({ programmeId: z.int() }),
  'import.started': z.object({ importId: z.uuid() }),
  'import.agreed': z.object({ importId: z.uuid() }),
  'import.people_decided': z.object({ importId: z.uuid(), count }),
  'import.cancelled': z.object({ importId: z.uuid() }),
  'import.undone': z.object({ importId: z.uuid() }),
  'connection.created': z.object({ connectionId: z.uuid() }),
  'connection.changed': z.object({ connectionId: z.uuid(), fields: z.array(text) }),
  'connection.removed': z.object({ connectionId: z.uuid() }),
  'connection.pull_started': z.object({ connectionId: z.uuid(), runId: z.uuid() }),
  'profile.created': z.object({ profileId: z.uuid() }),
  'profile.changed': z.object({ profileId: z.uuid(), version: count }),
  'profile.renamed': z.object({ profileId: z.uuid() }),
  'profile.removed': z.object({ profileId: z.uuid() }),
  'setting.changed': z.object({ key: text, value: z.unknown() }),
  /** null: the model of the program. */
  'model.evaluation_started': z.object({ modelId: z.int().nullable() }),
  'model.training_started': z.object({ modelId: z.int() }),
  'model.activated': z.object({ modelId: z.int().nullable() }),
  'task.run_again': z.object({ count }),
  'language_model.tried': z.object({ provider: text }),
  'language_model.alert_acknowledged': z.object({ alertId: z.uuid() }),
  'backup.made': nothing,
  /** Which archive: a backup or a snapshot, and when it was taken. */
  'backup.restored': z.object({ kind: text, takenAt: z.iso.datetime() }),

  /** What a teacher said of a student's zone, without the note. */
  'flag.answered': z.object({ verdict: z.enum(['agreed', 'disputed', 'handled']) }),
  'flag.withdrawn': nothing,
  'material.added': z.object({ title: z.string() }),
  'material.changed': z.object({ title: z.string() }),
  'material.removed': z.object({ title: z.string() }),
  'contact.noted': z.object({ kind: z.enum(['talk', 'letter', 'consultation']) }),
  'contact.removed': nothing,

  /** What a teacher decided about what is advised to a student; returned: the student's low rating brought it back. */
  'recommendation.decided': z.object({
    recommendationId: z.uuid(),
    decision: z.enum(['approved', 'edited', 'rejected', 'returned', 'taken_back']),
  }),
  'recommendation.rated': z.object({ recommendationId: z.uuid(), stars: count }),
  'recommendation.showing_set': z.object({ shown: z.enum(['after_review', 'at_once']) }),

  'course.exported': z.object({ format: text }),
  'audit.exported': z.object({ format: text, rows: count }),
  'person.exported': z.object({ format: text }),
  /** The log of who was sent what. */
  'messages.exported': z.object({ format: text, rows: count }),

  'student.viewed': nothing,
  'course.viewed': nothing,
  'import.viewed': z.object({ importId: z.uuid() }),
  'user.viewed': nothing,
  /** The list of people, with addresses. */
  'people.viewed': nothing,
  'audit.viewed': nothing,
  'messages.viewed': nothing,
  /** A letter of an installation without a mail server. */
  'letter.viewed': nothing,
  /** Letters are sent again to an address that they came back from. */
  'address.released': nothing,

  'person.erasure_requested': z.object({ erasureId: z.uuid() }),
  'person.erased': z.object({ erasureId: z.uuid(), courses: count, results: count, files: count }),
  'person.erasure_lifted': z.object({ erasureId: z.uuid() }),
} as const;

export type AuditAction = keyof typeof auditDetails;
export type AuditDetails<Action extends AuditAction> = z.input<(typeof auditDetails)[Action]>;

/** The names alone, for filters. */
export const auditActions = z.keyof(z.object(auditDetails)).options;

const id = z.coerce.number().int().positive();
/** Not before 1970: the database knows no year 0. */
const moment = z.iso.datetime({ offset: true }).refine((text) => Date.parse(text) >= 0);

/** What narrows the journal. Moments bound it from and up to, excluding the latter. */
export const auditFilter = z.object({
  /** User who acts. */
  actorId: z.string().max(100).optional(),
  /** User concerned; also as the student that the user is. */
  userId: z.string().max(100).optional(),
  studentId: id.optional(),
  courseId: id.optional(),
  action: z.enum(auditActions).optional(),
  from: moment.optional(),
  to: moment.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

const cursorParts = z.tuple([moment, z.uuid()]);

/** `GET /audit`: newest first. */
export const auditQuery = auditFilter.extend({
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .refine((text) => cursorParts.safeParse(text.split('_')).success)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuery>;

const named = z.object({
  id: z.string(),
  /** Null when the person is erased, or the course is gone. */
  name: z.string().nullable(),
});
const numbered = named.extend({ id: z.int() });

export const auditEventSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  action: z.string(),
  means: z.enum(['session', 'token', 'telegram', 'command', 'program', 'nobody']),
  /** Who. */
  actor: named.nullable(),
  /** Whose. */
  user: named.nullable(),
  student: numbered.nullable(),
  course: numbered.nullable(),
  programme: numbered.nullable(),
  network: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  /** What happened, in the caller's language. */
  sentence: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditListSchema = z.object({ items: z.array(auditEventSchema), nextCursor: z.string().nullable() });
export type AuditList = z.infer<typeof auditListSchema>;

/** A file holds the newest so many. */
export const mostExportedEvents = 20_000;
export const auditExportFormats = ['xlsx', 'csv'] as const;
export type AuditExportFormat = (typeof auditExportFormats)[number];

/** `GET /audit/export`. */
export const auditExportQuery = auditFilter.extend({ format: z.enum(auditExportFormats).default('csv') });

/** `GET /audit/people`: users and students by beginnings of words of name, login and address, or by external id. */
export const auditPeopleQuery = z.object({ search: z.string().trim().min(2).max(100) });
export const auditPeopleSchema = z.object({
  users: z.array(z.object({ id: z.string(), name: z.string(), login: z.string() })),
  students: z.array(z.object({ id: z.int(), name: z.string() })),
});
export type AuditPeople = z.infer<typeof auditPeopleSchema>;

export const leastAuditDays = 90;
export const mostAuditDays = 3660;
/** `GET` and `PUT /settings/audit`: days for which events are kept. */
export const auditSettings = z.object({ days: z.int().min(leastAuditDays).max(mostAuditDays) });
export type AuditSettings = z.infer<typeof auditSettings>;
