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
  /** disabled: the right password of a person who may not sign in. The last three: by single sign-on. */
  'session.refused': z.object({
    reason: z.enum(['wrong', 'throttled', 'second_factor', 'disabled', 'unknown', 'unverified', 'linked_elsewhere']),
  }),
  'session.closed': nothing,
  'session.ended': z.object({ scope: z.enum(['one', 'others', 'all']) }),
  'password.changed': nothing,
  'password.set': nothing,
  'password.reset_requested': nothing,
  'password.reset': nothing,
  'second_factor.enabled': nothing,
  'second_factor.disabled': nothing,
  'account.linked': z.object({ provider: text }),
  'account.unlinked': z.object({ provider: text }),

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
  'token.created': z.object({ tokenId: z.uuid(), expiresInDays: z.int().nullable() }),
  'token.revoked': z.object({ tokenId: z.uuid() }),

  'course.teachers_set': z.object({ userIds: z.array(z.string()) }),
  'course.programme_set': z.object({ programmeId: z.int().nullable() }),
  'import.started': z.object({ importId: z.uuid() }),
  'import.undone': z.object({ importId: z.uuid() }),
  'recommendation.reviewed': z.object({ recommendationId: z.union([z.int(), z.uuid()]), verdict: text }),
  'setting.changed': z.object({ key: text, value: z.unknown() }),
  'task.run_again': z.object({ count }),

  'course.exported': z.object({ format: text }),
  'audit.exported': z.object({ format: text, rows: count }),
  'person.exported': z.object({ format: text }),

  'student.viewed': nothing,
  'course.viewed': nothing,
  'import.viewed': z.object({ importId: z.uuid() }),
  'user.viewed': nothing,
  'audit.viewed': nothing,

  'person.erasure_requested': z.object({ erasureId: z.uuid() }),
  'person.erased': z.object({ erasureId: z.uuid(), courses: count, results: count, files: count }),
} as const;

export type AuditAction = keyof typeof auditDetails;
export type AuditDetails<Action extends AuditAction> = z.input<(typeof auditDetails)[Action]>;
