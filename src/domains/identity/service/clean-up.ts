import { deleteExpired } from '../store/sessions.ts';

/** Removes sessions, tokens and attempts to sign in that have run out. */
export async function cleanUp(): Promise<void> {
  await deleteExpired();
}
