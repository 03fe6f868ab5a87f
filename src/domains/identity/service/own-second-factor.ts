import { personTag, type Actor } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { Enrolment, OwnSecondFactor, PersonSecondFactor, RecoveryCodes } from '../contract.ts';
import * as store from '../store/second-factors.ts';
import { deleteSessionsOfUser } from '../store/sessions.ts';
import { findPasswordHash, findUserByLogin } from '../store/users.ts';
import { newRecoveryCodes } from './codes.ts';
import { assertInPerson } from './in-person.ts';
import { assertOwnPassword } from './own-password.ts';
import { beginEnrolment, confirmEnrolment, proveSecondFactor } from './second-factor.ts';
import { requiresSecondFactor } from './second-factor-roles.ts';

export async function getOwnSecondFactor(actor: Actor): Promise<OwnSecondFactor> {
  assertInPerson(actor);
  const kept = await store.findSecondFactor(actor.userId);
  return {
    enabledAt: kept?.confirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: kept?.recoveryCodesLeft ?? 0,
    isRequired: await requiresSecondFactor([...actor.roles]),
    asksPassword: (await findPasswordHash(actor.userId)) !== undefined,
  };
}

/** @throws AppError access.in_person, user.wrong_password, sign_in.throttled, second_factor.already_enabled */
export async function beginOwnEnrolment(actor: Actor, password: string, address: string): Promise<Enrolment> {
  assertInPerson(actor);
  await assertOwnPassword(actor, password, address);
  return beginEnrolment(actor.userId, actor.login);
}

/** @throws AppError access.in_person and those of `confirmEnrolment` */
export async function confirmOwnEnrolment(actor: Actor, code: string): Promise<RecoveryCodes> {
  assertInPerson(actor);
  return confirmEnrolment(actor.userId, code);
}

/** New recovery codes in place of all earlier ones. @throws AppError access.in_person and those of `proveSecondFactor` */
export async function renewRecoveryCodes(actor: Actor, code: string): Promise<RecoveryCodes> {
  assertInPerson(actor);
  await proveSecondFactor(actor.userId, code);
  const { codes, hashes } = newRecoveryCodes();
  await transaction(async () => {
    await store.replaceRecoveryCodes(actor.userId, hashes);
    await recordAudit('second_factor.codes_renewed', { userId: actor.userId }, {});
  });
  return { recoveryCodes: codes };
}

/**
 * Turns the own second factor off. Where a role requires one, all sessions end: the next sign-in leads to a new one.
 *
 * @throws AppError access.in_person, user.wrong_password and those of `proveSecondFactor`
 */
export async function disableOwnSecondFactor(
  actor: Actor,
  { password, code }: { password: string; code: string },
  address: string,
): Promise<void> {
  assertInPerson(actor);
  await assertOwnPassword(actor, password, address);
  await proveSecondFactor(actor.userId, code);
  const isRequired = await requiresSecondFactor([...actor.roles]);
  await transaction(async () => {
    await remove(actor.userId);
    if (isRequired) await deleteSessionsOfUser(actor.userId);
    forget(personTag(actor.userId));
  });
}

/** Whether a person has one, for administrators; that they looked is noted. */
export async function getSecondFactorOf(userId: string): Promise<PersonSecondFactor> {
  noteView('user.viewed', { userId }, {});
  const kept = await store.findSecondFactor(userId);
  return { enabledAt: kept?.confirmedAt?.toISOString() ?? null };
}

/**
 * Takes the second factor from a person who has lost it, who signs in without it next, or sets up a new one.
 *
 * @throws AppError access.in_person, second_factor.own_reset, second_factor.not_enabled
 */
export async function resetSecondFactorOf(actor: Actor, userId: string): Promise<void> {
  assertInPerson(actor);
  // Otherwise a session left open would be enough to be rid of it.
  if (userId === actor.userId) throw new AppError('second_factor.own_reset');
  await transaction(() => remove(userId));
}

/** The same from the command line of the server. @throws AppError user.not_found, second_factor.not_enabled */
export async function resetSecondFactor(login: string): Promise<void> {
  const user = await findUserByLogin(login);
  if (!user) throw new AppError('user.not_found', { login });
  await transaction(() => remove(user.id));
}

async function remove(userId: string): Promise<void> {
  if (!(await store.deleteSecondFactor(userId))) throw new AppError('second_factor.not_enabled');
  await recordAudit('second_factor.disabled', { userId }, {});
}
