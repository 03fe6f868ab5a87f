import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { seal, unseal } from '#kernel/seal.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { Enrolment, RecoveryCodes } from '../contract.ts';
import * as store from '../store/second-factors.ts';
import { addressOfSecret, digitsOf, hashRecoveryCode, newRecoveryCodes, newSecret, stepOf } from './codes.ts';
import { beginSecondStep } from './throttle.ts';

const aboutSecret = (userId: string): string => `totp ${userId}`;

/**
 * Makes a secret for the person's phone. It counts for nothing until a code of it is given.
 *
 * @throws AppError second_factor.already_enabled
 */
export async function beginEnrolment(userId: string, login: string): Promise<Enrolment> {
  const secret = await newSecret();
  if (!(await store.putUnconfirmed(userId, seal(secret, aboutSecret(userId))))) {
    throw new AppError('second_factor.already_enabled');
  }
  return { secret, address: await addressOfSecret(secret, login) };
}

/**
 * Takes the first code: from now on each sign-in asks for one.
 *
 * @returns codes for who loses the phone, this one time
 * @throws AppError second_factor.wrong_code, second_factor.not_begun, sign_in.throttled
 */
export async function confirmEnrolment(userId: string, code: string): Promise<RecoveryCodes> {
  const attempt = await beginSecondStep(userId);
  const kept = await store.findSecondFactor(userId);
  if (!kept || kept.confirmedAt) throw new AppError('second_factor.not_begun');
  const digits = digitsOf(code);
  const step = digits && (await stepOf(unseal(kept.sealedSecret, aboutSecret(userId)), digits));
  if (!step) throw new AppError('second_factor.wrong_code');
  const { codes, hashes } = newRecoveryCodes();
  await transaction(async () => {
    if (!(await store.confirmSecret(userId, kept.sealedSecret, step))) throw new AppError('second_factor.not_begun');
    await store.replaceRecoveryCodes(userId, hashes);
    await recordAudit('second_factor.enabled', { actorId: userId, userId }, {});
  });
  await attempt.forgive();
  return { recoveryCodes: codes };
}

/**
 * Takes a code of the phone, or a recovery code, and uses it up.
 *
 * @throws AppError second_factor.wrong_code, second_factor.used_code, second_factor.not_enabled, sign_in.throttled
 */
export async function proveSecondFactor(userId: string, code: string): Promise<void> {
  const attempt = await beginSecondStep(userId);
  const kept = await store.findSecondFactor(userId);
  if (!kept?.confirmedAt) throw new AppError('second_factor.not_enabled');
  const digits = digitsOf(code);
  if (digits === undefined) {
    if (!(await store.useRecoveryCode(userId, hashRecoveryCode(code)))) throw new AppError('second_factor.wrong_code');
  } else {
    const step = await stepOf(unseal(kept.sealedSecret, aboutSecret(userId)), digits);
    if (step === undefined) throw new AppError('second_factor.wrong_code');
    if (!(await store.useStep(userId, step))) throw new AppError('second_factor.used_code');
  }
  await attempt.forgive();
}
