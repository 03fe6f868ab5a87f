import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { runtime } from '#kernel/runtime.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { deviceOf } from '../device.ts';
import { deviceLetter } from '../letters.ts';
import { findDevice, noteDevice } from '../store/devices.ts';
import type { Caller } from './caller.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { composeLetter, writeMoment } from './letter-parts.ts';
import { hashToken } from './tokens.ts';

export const mailDeviceKind = declareTask({
  name: 'identity.mail_new_device',
  queue: 'auth',
  input: z.object({ deviceId: z.uuid() }),
  key: ({ deviceId }) => deviceId,
  timeout: 60,
  attempts: 8,
});

const cookieName = 'pulse.device';
/** Letters of 32 bytes in base64url. */
const secretLength = 43;
const yearSeconds = 365 * 86_400;

/**
 * Notes from which browser a person signed in, by a cookie it keeps; of a new one, beside others, the person is told by
 * letter.
 *
 * @returns value of Set-Cookie: the browser is to keep it for another year
 */
export async function recogniseDevice(userId: string, { address, headers }: Caller): Promise<string> {
  const brought = readCookie(headers, cookieName);
  const secret = brought?.length === secretLength ? brought : randomBytes(32).toString('base64url');
  const id = newId();
  const userAgent = headers.get('user-agent')?.slice(0, 500) ?? null;
  await transaction(async () => {
    const isNew = await noteDevice({ id, userId, secretHash: hashToken(secret), userAgent, address });
    if (isNew && runtime().mailer) await enqueue(mailDeviceKind, { deviceId: id });
  });
  // Sent where one signs in, and nowhere else.
  return writeCookie({ name: cookieName, value: secret, path: '/api/v1/session', seconds: yearSeconds });
}

/** Tells a person that somebody signed in as them from a browser not seen before. */
export async function mailNewDevice(deviceId: string, run: TaskRun): Promise<void> {
  const { mailer } = runtime();
  const device = await findDevice(deviceId);
  if (!device) return;
  if (!mailer) throw new AppError('mail.not_configured');
  const { browser, system } = deviceOf(device.userAgent);
  const letter = deviceLetter(device.locale, {
    device: [browser, system].filter((part) => part !== undefined).join(', ') || '—',
    address: device.address ?? '—',
    moment: writeMoment(device.createdAt, device.locale),
  });
  await mailer.send({ id: deviceId, to: device.email, ...composeLetter(letter, device, '/security') });
  await run.complete();
}
