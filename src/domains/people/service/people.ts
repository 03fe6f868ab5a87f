import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { noteView, recordAudit, recordAuditOfMany } from '#domains/audit/index.ts';
import type { PeopleList, PeopleQuery, Person, PersonChange, PersonRole } from '../contract.ts';
import { refusalToLose, roleChanges } from '../role-changes.ts';
import * as grants from '../store/grants.ts';
import * as store from '../store/people.ts';
import { changePerson } from './change-person.ts';

/** A page of people, by name. */
export async function listPeople(query: PeopleQuery): Promise<PeopleList> {
  const rows = await store.listPeople(query);
  noteView('people.viewed', {}, {});
  const items = rows.slice(0, query.limit);
  return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}

/** @throws AppError person.not_found */
export async function getPerson(userId: string): Promise<Person> {
  const person = await store.getPerson(userId);
  noteView('user.viewed', { userId }, {});
  return person;
}

/** Changes name, address and login. @throws AppError person.not_found, person.changed, person.exists */
export function updatePerson(userId: string, { version, ...wanted }: PersonChange): Promise<Person> {
  const facts = { ...wanted, email: wanted.email.toLowerCase(), login: wanted.login?.toLowerCase() ?? null };
  return changePerson(userId, version, async (person) => {
    const fields = (['name', 'email', 'login'] as const).filter((field) => person[field] !== facts[field]);
    if (fields.length === 0) return;
    await store.updateFacts(userId, facts);
    await recordAudit('user.changed', { userId }, { fields });
  });
}

/**
 * Makes these the roles of the person. With a role its assignments go.
 *
 * @throws AppError person.not_found, person.changed, person.own_administrator, person.last_administrator
 */
export function setRoles(
  actor: Actor,
  userId: string,
  { version, roles }: { version: number; roles: readonly PersonRole[] },
): Promise<Person> {
  return changePerson(userId, version, async () => {
    const { granted, revoked } = roleChanges(await grants.listRoles(userId), roles);
    if (revoked.includes('administrator')) await assertMayLose('role', actor, userId);
    await grants.deleteRoles(userId, revoked);
    await grants.insertRoles(
      granted.map(() => userId),
      granted,
    );
    const entriesOf = (changed: readonly PersonRole[]) =>
      changed.map((role) => ({ subject: { userId }, details: { role } }));
    await recordAuditOfMany('role.granted', entriesOf(granted));
    await recordAuditOfMany('role.revoked', entriesOf(revoked));
  });
}

/**
 * Opens or closes a person's access. Closed, all sessions end, and tokens let nobody in.
 *
 * @throws AppError person.not_found, person.changed, person.own_access, person.last_administrator
 */
export function setAccess(
  actor: Actor,
  userId: string,
  { version, isActive }: { version: number; isActive: boolean },
): Promise<Person> {
  return changePerson(userId, version, async (person) => {
    if (person.isActive === isActive) return;
    if (!isActive && userId === actor.userId) throw new AppError('person.own_access');
    const isAdministrator = (await grants.listRoles(userId)).includes('administrator');
    if (!isActive && isAdministrator) await assertMayLose('access', actor, userId);
    await store.setActive(userId, isActive);
    await recordAudit(isActive ? 'user.activated' : 'user.deactivated', { userId }, {});
  });
}

async function assertMayLose(what: 'role' | 'access', actor: Actor, userId: string): Promise<void> {
  await grants.lockAdministrators();
  const existsOther = await grants.existsOtherAdministrator(userId);
  const refusal = refusalToLose(what, { isSelf: userId === actor.userId, existsOther });
  if (refusal) throw new AppError(refusal);
}
