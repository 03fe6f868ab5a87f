import { recordAudit } from '#domains/audit/index.ts';
import { auth } from './auth.ts';
import type { Caller } from './caller.ts';
import { recogniseDevice } from './devices.ts';

export interface OpenedSession {
  userId: string;
  /** Values of Set-Cookie. */
  cookies: string[];
}

/** Signs in a person who has proven who they are, and records by what. */
export async function openSession(
  userId: string,
  by: 'password' | 'single_sign_on' | 'second_factor',
  caller: Caller,
): Promise<OpenedSession> {
  const { cookies } = await startSession(userId, caller);
  // Before the cookie leaves: nobody is signed in without a record.
  await recordAudit('session.opened', { actorId: userId, userId }, { by });
  return { userId, cookies: [...cookies, await recogniseDevice(userId, caller)] };
}

/** Replaces a session of a person who is signed in. */
export async function startSession(userId: string, { headers }: Caller): Promise<OpenedSession> {
  const opened = await (await auth()).api.openSession({ body: { userId }, headers, returnHeaders: true });
  return { userId, cookies: opened.headers.getSetCookie() };
}
