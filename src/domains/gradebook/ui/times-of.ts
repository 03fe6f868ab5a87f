import type { Activity } from '../contract.ts';

/** When and where a lesson is held, a text for each time. @param words a moment as people read it */
export function timesOf(held: Activity['held'], words: (moment: string) => string): string[] {
  return held.map(({ at, room }) => [at === null ? null : words(at), room].filter((part) => part !== null).join(', '));
}
