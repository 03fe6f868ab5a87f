import { deleteExpired } from '../store/sessions.ts';
import { getLifetimes } from './session-lifetimes.ts';

/** Removes sessions, tokens, links and attempts to sign in that have run out. */
export async function cleanUp(): Promise<void> {
  await deleteExpired(await getLifetimes());
}
