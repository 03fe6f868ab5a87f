import { deleteOld } from '../store/updates.ts';

/** Removes what is kept of chats for their limits, and of updates to recognise them, when its time is over. */
export function cleanUp(): Promise<void> {
  return deleteOld();
}
