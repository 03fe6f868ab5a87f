import { newId } from '#kernel/ids.ts';
import { origin } from '#kernel/origin.ts';
import { auditDetails, type AuditAction, type AuditDetails } from '../contract.ts';
import { networkOf } from '../network.ts';
import { insertEvents, type NewEvent } from '../store/events.ts';

/** Whose data it is about; and, where the caller's identity is not known yet, who acts. */
export interface AuditSubject {
  userId?: string | null;
  studentId?: number | null;
  courseId?: number | null;
  /** Who acts, when the call does not know: somebody who is just signing in. Default: the caller. */
  actorId?: string | null;
}

/**
 * Records what happens, in the open transaction: the change and its record commit together. Who, by which means and from
 * where comes from the call (kernel/origin.ts).
 *
 * @example await recordAudit('role.granted', { userId: person.id }, { role: 'teacher' });
 */
export async function recordAudit<Action extends AuditAction>(
  action: Action,
  subject: AuditSubject,
  details: AuditDetails<Action>,
): Promise<void> {
  await insertEvents([toEvent(action, subject, details)]);
}

/** The same action with many subjects, in one statement. */
export async function recordAuditOfMany<Action extends AuditAction>(
  action: Action,
  entries: readonly { subject: AuditSubject; details: AuditDetails<Action> }[],
): Promise<void> {
  if (entries.length > 0) await insertEvents(entries.map(({ subject, details }) => toEvent(action, subject, details)));
}

/** What would be recorded now. @throws ZodError when the details are not those of the action */
export function toEvent<Action extends AuditAction>(
  action: Action,
  { userId = null, studentId = null, courseId = null, actorId }: AuditSubject,
  details: AuditDetails<Action>,
): NewEvent {
  const from = origin();
  return {
    id: newId(),
    action,
    actorId: actorId === undefined ? from.userId : actorId,
    means: from.means,
    userId,
    studentId,
    courseId,
    network: from.address === null ? null : networkOf(from.address),
    details: auditDetails[action].parse(details),
  };
}
