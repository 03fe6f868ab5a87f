import type { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { toZonedDay } from '#kernel/zoned-time.ts';
import { recordAuditOfMany } from '#domains/audit/index.ts';
import { assertCourseReadable } from '#domains/roster/index.ts';
import type { Contact, contactBody } from '../contacts/contract.ts';
import * as store from '../store/contacts.ts';

/** Contacts with the students of a course, or with one, the newest first. @throws AppError course.not_found */
export async function listContacts(actor: Actor, courseId: number, studentId?: number): Promise<Contact[]> {
  await assertCourseReadable(actor, courseId);
  return store.listContacts(courseId, studentId);
}

/**
 * Notes that the actor got in touch with students of a course, all or none of them.
 *
 * @returns ids, to take it back
 * @throws AppError course.not_found, contact.not_enrolled, date.invalid for a day that lies ahead
 */
export async function noteContacts(
  actor: Actor,
  courseId: number,
  { studentIds, kind, day, note }: z.infer<typeof contactBody>,
): Promise<string[]> {
  await assertCourseReadable(actor, courseId);
  const today = toZonedDay(clock().now(), clock().timeZone);
  const on = day ?? today;
  if (on > today) throw new AppError('date.invalid', { value: on });
  const noted = await transaction(async () => {
    const contact = { studentIds, userId: actor.userId, kind, day: on, note: note === '' ? null : note };
    const added = await store.insertContacts(courseId, contact);
    if (added.length < new Set(studentIds).size) throw new AppError('contact.not_enrolled');
    await recordAuditOfMany(
      'contact.noted',
      added.map(({ studentId }) => ({ subject: { courseId, studentId }, details: { kind } })),
    );
    return added;
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
  return noted.map(({ id }) => id);
}

/** Takes contacts back, whoever noted them; those that are gone already do not matter. @throws AppError course.not_found */
export async function removeContacts(actor: Actor, courseId: number, ids: readonly string[]): Promise<void> {
  await assertCourseReadable(actor, courseId);
  await transaction(async () => {
    const studentIds = await store.deleteContacts(courseId, ids);
    await recordAuditOfMany(
      'contact.removed',
      studentIds.map((studentId) => ({ subject: { courseId, studentId }, details: {} })),
    );
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}
