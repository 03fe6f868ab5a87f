import { personTag } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { newId } from '#kernel/ids.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAuditOfMany } from '#domains/audit/index.ts';
import { createLinks } from '#domains/identity/index.ts';
import { insertPeople, insertRoles, raiseVersions } from '#domains/people/index.ts';
import { linkStudentsByEmail } from '#domains/roster/index.ts';
import { factsOf, type Change, type Plan } from '../change.ts';
import * as store from '../store/changes.ts';

/** A change of somebody who has an account, or has just got one. */
type Receiver = Change & { readonly userId: string };

/** People whom one message between processes may name; more would not fit into one of PostgreSQL. */
const mostForgottenAtOnce = 100;

/**
 * Does what a plan says, in the open transaction and in statements that do not grow with the people.
 *
 * @returns the accounts of those who were added, by their entry
 */
export async function applyPlan(
  { changes, seen }: Plan,
  { invites }: { invites: boolean },
): Promise<Map<string, string>> {
  const receivers = changes.filter(({ action }) => action !== 'leave').map(toReceiver);
  const whom = (...actions: Change['action'][]): Receiver[] =>
    receivers.filter(({ action }) => actions.includes(action));
  const added = whom('add');
  await insertPeople(
    added.flatMap(({ userId, facts: { name, email, login = null } }) =>
      name === undefined || email === undefined ? [] : [{ id: userId, name, email, login }],
    ),
  );
  await store.insertLinks(
    whom('add', 'link').flatMap(({ userId, candidate }) =>
      candidate ? [{ userId, entryId: candidate.id, facts: factsOf(candidate) }] : [],
    ),
  );
  const changed = whom('change', 'open');
  await store.updateFacts(
    changed
      .filter(({ facts }) => Object.keys(facts).length > 0)
      .map(({ userId, facts: { name = null, email = null, login = null } }) => ({ userId, name, email, login })),
  );
  await store.updateSeen(seen);
  await store.openAccess(idsOf(whom('open')));
  await store.closeAccess(idsOf(whom('close')));
  await store.revokeRoles(...pairsOf(receivers, 'revoked'));
  await insertRoles(...pairsOf(receivers, 'granted'), 'directory');
  await linkStudents(receivers);
  await noteChanges(receivers);
  if (invites && runtime().mailer) await invite(added);
  return new Map(added.flatMap(({ userId, candidate }) => (candidate ? [[candidate.id, userId]] : [])));
}

function toReceiver(change: Change): Receiver {
  return { ...change, userId: change.account?.userId ?? newId() };
}

function idsOf(receivers: readonly Receiver[]): string[] {
  return receivers.map(({ userId }) => userId);
}

function pairsOf(receivers: readonly Receiver[], which: 'granted' | 'revoked') {
  const pairs = receivers.flatMap((receiver) => receiver[which].map((role) => ({ userId: receiver.userId, role })));
  return [pairs.map(({ userId }) => userId), pairs.map(({ role }) => role)] as const;
}

/** Who becomes a student becomes the one whose address exactly one record has. */
function linkStudents(receivers: readonly Receiver[]): Promise<void> {
  return linkStudentsByEmail(
    receivers
      .filter(({ granted }) => granted.includes('student'))
      .map(({ userId, facts, account }) => ({ userId, email: facts.email ?? account?.email ?? '' })),
  );
}

async function noteChanges(receivers: readonly Receiver[]): Promise<void> {
  const known = idsOf(receivers.filter(({ account }) => account !== null));
  await raiseVersions(known);
  for (let at = 0; at < known.length; at += mostForgottenAtOnce) {
    forget(...known.slice(at, at + mostForgottenAtOnce).map(personTag));
  }
  const of = (action: Change['action']): Receiver[] => receivers.filter((receiver) => receiver.action === action);
  const entries = <Details>(whom: readonly Receiver[], detailsOf: (receiver: Receiver) => Details) =>
    whom.map((receiver) => ({ subject: { userId: receiver.userId }, details: detailsOf(receiver) }));
  await recordAuditOfMany(
    'user.created',
    entries(of('add'), ({ granted }) => ({ roles: [...granted] })),
  );
  await recordAuditOfMany(
    'account.linked',
    entries(of('link'), () => ({ provider: 'directory' })),
  );
  await recordAuditOfMany(
    'user.changed',
    entries(
      receivers.filter(({ action, facts }) => action !== 'add' && Object.keys(facts).length > 0),
      ({ facts }) => ({ fields: Object.keys(facts) }),
    ),
  );
  await recordAuditOfMany(
    'user.activated',
    entries(of('open'), () => ({})),
  );
  await recordAuditOfMany(
    'user.deactivated',
    entries(of('close'), () => ({})),
  );
  for (const [action, which] of [
    ['role.granted', 'granted'],
    ['role.revoked', 'revoked'],
  ] as const) {
    await recordAuditOfMany(
      action,
      receivers
        .filter((receiver) => receiver.action !== 'add')
        .flatMap(({ userId, ...receiver }) =>
          receiver[which].map((role) => ({ subject: { userId }, details: { role } })),
        ),
    );
  }
}

async function invite(added: readonly Receiver[]): Promise<void> {
  await createLinks(idsOf(added), 'invitation');
  await recordAuditOfMany(
    'user.invited',
    added.map(({ userId }) => ({ subject: { userId }, details: {} })),
  );
}
