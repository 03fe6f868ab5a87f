import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { Enrolment, PendingSignIn, RecoveryCodes } from '../contract.ts';
import { findSignInFacts, type SignInFacts } from '../store/second-factors.ts';
import type { Caller } from './caller.ts';
import { openSession, type OpenedSession } from './open-session.ts';
import { findPerson } from './person.ts';
import { sealedCookie } from './sealed-cookie.ts';
import { beginEnrolment, confirmEnrolment, proveSecondFactor } from './second-factor.ts';
import { requiresSecondFactor } from './second-factor-roles.ts';
import { hashToken } from './tokens.ts';

/** A sign-in that waits for its second step; nothing is permitted by it but that step. */
export interface HeldSignIn {
  userId: string;
  secondFactor: PendingSignIn['secondFactor'];
  /** Values of Set-Cookie. */
  cookies: string[];
}

const cookie = sealedCookie({
  name: 'pulse.second_step',
  path: '/api/v1/session',
  lifeSeconds: 600,
  schema: z.object({ userId: z.string(), password: z.string().nullable() }),
});

/** After the first proof of who somebody is: a session, or what is asked before there is one. */
export async function goOn(
  userId: string,
  by: 'password' | 'single_sign_on',
  caller: Caller,
): Promise<OpenedSession | HeldSignIn> {
  const facts = await findSignInFacts(userId);
  if (!facts) throw new AppError('sign_in.required');
  const secondFactor = await demandOf(facts);
  if (!secondFactor) return openSession(userId, by, caller);
  return { userId, secondFactor, cookies: [cookie.write({ userId, password: markOf(facts) })] };
}

async function demandOf({ hasSecondFactor, roles }: SignInFacts): Promise<PendingSignIn['secondFactor'] | undefined> {
  if (hasSecondFactor) return 'code';
  return (await requiresSecondFactor(roles)) ? 'enrolment' : undefined;
}

/** Another once the password is: a new one ends sign-ins that are half done, too. */
const markOf = ({ passwordHash }: SignInFacts): string | null => passwordHash && hashToken(passwordHash);

/** Whose sign-in waits for what. @throws AppError sign_in.step_ended */
async function getHeld({ headers }: Caller): Promise<{ userId: string; name: string; login: string } & PendingSignIn> {
  const held = cookie.read(headers);
  const [facts, person] = held ? [await findSignInFacts(held.userId), await findPerson(held.userId)] : [];
  const secondFactor = facts && (await demandOf(facts));
  if (!held || !person || !secondFactor || markOf(facts) !== held.password) throw new AppError('sign_in.step_ended');
  return { userId: held.userId, name: person.name, login: person.login, secondFactor };
}

/** @throws AppError sign_in.step_ended */
export async function getPendingSignIn(caller: Caller): Promise<PendingSignIn> {
  const { secondFactor, name } = await getHeld(caller);
  return { secondFactor, name };
}

/**
 * Ends a sign-in by a code of the phone or a recovery code.
 *
 * @throws AppError sign_in.step_ended and those of `proveSecondFactor`
 */
export async function takeSecondStep(code: string, caller: Caller): Promise<OpenedSession> {
  const { userId } = await getHeld(caller);
  try {
    await proveSecondFactor(userId, code);
  } catch (error) {
    if (error instanceof AppError && error.code === 'sign_in.throttled') {
      noteView('session.refused', { userId }, { reason: 'throttled' });
    } else if (error instanceof AppError) {
      await recordAudit('session.refused', { userId }, { reason: 'second_factor' });
    }
    throw error;
  }
  return open(userId, caller);
}

/** Shows a secret to somebody who must have a second factor and has none. @throws AppError sign_in.step_ended */
export async function beginHeldEnrolment(caller: Caller): Promise<Enrolment> {
  const { userId, login, secondFactor } = await getHeld(caller);
  if (secondFactor !== 'enrolment') throw new AppError('second_factor.already_enabled');
  return beginEnrolment(userId, login);
}

/** Confirms it, and signs in. @throws AppError sign_in.step_ended and those of `confirmEnrolment` */
export async function confirmHeldEnrolment(code: string, caller: Caller): Promise<OpenedSession & RecoveryCodes> {
  const { userId } = await getHeld(caller);
  const { recoveryCodes } = await confirmEnrolment(userId, code);
  return { ...(await open(userId, caller)), recoveryCodes };
}

async function open(userId: string, caller: Caller): Promise<OpenedSession> {
  const opened = await openSession(userId, 'second_factor', caller);
  return { ...opened, cookies: [...opened.cookies, cookie.clear()] };
}
