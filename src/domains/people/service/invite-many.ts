import { personTag } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { isUniqueViolation } from '#kernel/database/unique-violation.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAuditOfMany } from '#domains/audit/index.ts';
import { createLinks } from '#domains/identity/index.ts';
import { linkStudentsByEmail } from '#domains/roster/index.ts';
import { accountIdentities, findErased } from '#domains/tombstones/index.ts';
import type { Invitation, InvitationEntry, InvitedPeople, PlannedPerson } from '../contract.ts';
import type { FoundFault } from '../invitation-issues.ts';
import { planEntries, type KnownPerson } from '../invitation-plan.ts';
import type { InvitationColumns } from '../invitation-table.ts';
import { insertRoles } from '../store/grants.ts';
import * as store from '../store/invitations.ts';
import { insertPeople } from '../store/people.ts';

/** Somebody who gets something: an id, and what is granted. */
type Receiver = PlannedPerson & { readonly userId: string };

/**
 * Does what a checked table says, all of it or nothing: adds and invites who is new, gives who is known what is missing.
 * Said twice, it does nothing the second time.
 *
 * @throws AppError invitations.outdated when people, courses or programmes have changed since the check
 */
export async function inviteMany(entries: readonly InvitationEntry[]): Promise<InvitedPeople> {
  try {
    return await transaction(async () => {
      const planned = await planAgain(entries);
      const newcomers = planned.filter(({ action }) => action === 'invite').map((one) => ({ ...one, userId: newId() }));
      const known = planned.flatMap((one) =>
        one.action === 'extend' && one.userId !== null ? [{ ...one, userId: one.userId }] : [],
      );
      await insertPeople(newcomers.map(({ userId, entry }) => ({ ...entry, id: userId })));
      await grant([...newcomers, ...known]);
      await noteChanges(newcomers, known);
      const invitations = await invite(newcomers);
      return { invitations, extended: known.length, kept: planned.length - newcomers.length - known.length };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('invitations.outdated', {}, { cause: error });
    throw error;
  }
}

/** The plan by what is so now. @throws AppError invitations.outdated */
async function planAgain(given: readonly InvitationEntry[]): Promise<PlannedPerson[]> {
  const entries = given.map((entry) => ({
    ...entry,
    email: entry.email.toLowerCase(),
    login: entry.login?.toLowerCase() ?? null,
  }));
  const erased = await findErasedEntries(entries);
  const scopes = await store.listScopes();
  const courseIds = new Set(scopes.courses.map(({ id }) => id));
  const programmeIds = new Set(scopes.programmes.map(({ id }) => id));
  const areThere = entries.every(
    (entry) =>
      entry.courseIds.every((id) => courseIds.has(id)) && entry.programmeIds.every((id) => programmeIds.has(id)),
  );
  const known = await findKnown(entries);
  const { people, faults } = planEntries(entries, known, scopes);
  if (!areThere || faults.length + erasedFaults(erased, known).length > 0) throw new AppError('invitations.outdated');
  return people;
}

/** Everybody whom the entries name. */
export function findKnown(entries: readonly InvitationEntry[]): ReturnType<typeof store.lockKnownPeople> {
  return store.lockKnownPeople(
    entries.map(({ email }) => email),
    entries.flatMap(({ login }) => login ?? []),
  );
}

/** Those of the entries that would bring back somebody erased on request. First in a transaction, where it stays so. */
export async function findErasedEntries(entries: readonly InvitationEntry[]): Promise<Set<InvitationEntry>> {
  const identities = entries.map(accountIdentities);
  const owners = entries.flatMap((entry, place) => (identities[place] ?? []).map(() => entry));
  const erased = await findErased(identities.flat());
  return new Set([...erased].flatMap((place) => owners[place] ?? []));
}

/** Their faults; who has an account all the same may keep it. */
export function erasedFaults(
  erased: ReadonlySet<InvitationEntry>,
  known: readonly KnownPerson[],
  columns: InvitationColumns = {},
): FoundFault[] {
  const emails = new Set(known.map(({ email }) => email));
  return [...erased]
    .filter(({ email }) => !emails.has(email))
    .map(({ row, email }) => ({ code: 'row.erased', row, column: columns.email, value: email }));
}

async function grant(receivers: readonly Receiver[]): Promise<void> {
  const pairs = <Item>(itemsOf: (receiver: Receiver) => readonly Item[]): [string[], Item[]] => {
    const all = receivers.flatMap((receiver) => itemsOf(receiver).map((item) => [receiver.userId, item] as const));
    return [all.map(([userId]) => userId), all.map(([, item]) => item)];
  };
  await insertRoles(...pairs(({ roles }) => roles));
  await store.insertTeaching(...pairs(({ courses }) => courses.map(({ id }) => id)));
  await store.insertHeading(...pairs(({ programmes }) => programmes.map(({ id }) => id)));
  const students = receivers.filter(({ roles }) => roles.includes('student'));
  await linkStudentsByEmail(students.map(({ userId, entry: { email } }) => ({ userId, email })));
  for (const courseId of new Set(receivers.flatMap(({ courses }) => courses.map(({ id }) => id)))) {
    runtime().events.publish({ topic: 'course', id: courseId, courseId });
  }
}

async function noteChanges(newcomers: readonly Receiver[], known: readonly Receiver[]): Promise<void> {
  await store.raiseVersions(known.map(({ userId }) => userId));
  forget(...known.map(({ userId }) => personTag(userId)));
  const subjectOf = ({ userId }: Receiver): { userId: string } => ({ userId });
  await recordAuditOfMany(
    'user.created',
    newcomers.map((one) => ({ subject: subjectOf(one), details: { roles: one.roles } })),
  );
  await recordAuditOfMany(
    'user.invited',
    newcomers.map((one) => ({ subject: subjectOf(one), details: {} })),
  );
  await recordAuditOfMany(
    'role.granted',
    known.flatMap((one) => one.roles.map((role) => ({ subject: subjectOf(one), details: { role } }))),
  );
  await recordAuditOfMany(
    'role.granted',
    [...newcomers, ...known].flatMap((one) => [
      ...one.courses.map(({ id }) => ({
        subject: subjectOf(one),
        details: { role: 'teacher' as const, courseId: id },
      })),
      ...one.programmes.map(({ id }) => ({
        subject: subjectOf(one),
        details: { role: 'head' as const, programmeId: id },
      })),
    ]),
  );
}

async function invite(newcomers: readonly Receiver[]): Promise<Invitation[]> {
  const links = await createLinks(
    newcomers.map(({ userId }) => userId),
    'invitation',
  );
  return newcomers.flatMap(({ userId, entry: { name, email } }) => {
    const link = links.get(userId);
    return link ? [{ userId, name, email, isMailed: link.isMailed, url: link.isMailed ? null : link.url }] : [];
  });
}
