import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { fillSentence } from '#kernel/locale.ts';
import { errorCodes } from '#kernel/error-codes.ts';
import { getSetting } from '#kernel/settings.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { auditDays, countEventsOfPerson, noteView, recordAudit } from '#domains/audit/index.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import { countOriginals } from '#domains/imports/index.ts';
import { existsOtherAdministrator, lockAdministrators } from '#domains/people/index.ts';
import type { Erasure, ErasurePreview } from '../contract.ts';
import * as erasures from '../store/erasures.ts';
import * as store from '../store/subject.ts';
import { toErasure } from './erasures.ts';
import { eraseKind } from './erase-kind.ts';
import { confirmationOf, identitiesOf } from './known-as.ts';

/** Whom a route names. */
export type Target = { readonly userId: string } | { readonly studentId: number };

/**
 * What erasing the person would remove, what stays, and what speaks against it. Changes nothing.
 *
 * @throws AppError person.not_found, student.not_found
 */
export async function previewErasure(actor: Actor, target: Target): Promise<ErasurePreview> {
  const subject = await getSubject(target);
  const known = await store.readKnownAs(subject);
  const courseIds = await store.listCourseIds(subject.studentId);
  const events = await countEventsOfPerson(subject);
  const refusal = await findRefusal(actor, subject, known);
  noteView('userId' in target ? 'user.viewed' : 'student.viewed', subject, {});
  return {
    ...subject,
    confirmation: confirmationOf(known),
    identities: identitiesOf(known).map((identity) => ({
      kind: identity.kind,
      value: identity.kind === 'student' ? identity.externalId : identity.value,
    })),
    goes: {
      ...(await store.countTraces(subject, courseIds)),
      courses: courseIds.length,
      files: subject.studentId === null ? 0 : await countOriginals(courseIds),
    },
    stays: { events: events.own + events.about, auditDays: await getSetting(auditDays) },
    refusal: refusal === undefined ? null : fillSentence(errorCodes[refusal][actor.locale], {}),
    isUnderWay: (await erasures.findOpenErasure(subject)) !== undefined,
  };
}

/**
 * Erases a person: says so in the audit and enqueues the task, all in one transaction. Asked twice, it is one erasure.
 *
 * @throws AppError person.not_found, student.not_found, access.in_person, erasure.own, erasure.not_confirmed,
 *   person.last_administrator
 */
export async function requestErasure(actor: Actor, target: Target, confirmation: string): Promise<Erasure> {
  assertInPerson(actor);
  return transaction(async () => {
    const subject = await getSubject(target);
    await store.lockSubject(subject);
    const known = await store.readKnownAs(subject);
    if (known.account?.isActiveAdministrator === true) await lockAdministrators();
    const refusal = await findRefusal(actor, subject, known);
    if (refusal) throw new AppError(refusal);
    if (plain(confirmation) !== plain(confirmationOf(known))) throw new AppError('erasure.not_confirmed');
    const id = (await erasures.findOpenErasure(subject)) ?? (await beginErasure(actor, subject));
    // Again also when it is under way: its task may have stopped with an error.
    await enqueue(eraseKind, { erasureId: id });
    const row = await erasures.findErasure(id);
    if (!row) throw new AppError('erasure.not_found');
    return toErasure(row);
  });
}

async function beginErasure(actor: Actor, subject: store.Subject): Promise<string> {
  const erasureId = newId();
  await erasures.insertErasure(erasureId, subject, actor.userId);
  await recordAudit('person.erasure_requested', subject, { erasureId });
  return erasureId;
}

async function getSubject(target: Target): Promise<store.Subject> {
  if ('userId' in target) {
    const subject = await store.findSubjectOfUser(target.userId);
    if (!subject) throw new AppError('person.not_found');
    return subject;
  }
  const subject = await store.findSubjectOfStudent(target.studentId);
  if (!subject) throw new AppError('student.not_found');
  return subject;
}

async function findRefusal(
  actor: Actor,
  { userId }: store.Subject,
  { account }: store.KnownAs,
): Promise<'erasure.own' | 'person.last_administrator' | undefined> {
  if (userId === null) return undefined;
  if (userId === actor.userId) return 'erasure.own';
  if (account?.isActiveAdministrator !== true) return undefined;
  return (await existsOtherAdministrator(userId)) ? undefined : 'person.last_administrator';
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
