/**
 * How the Bot API behaves, by one word.
 *
 * well: as documented. too-many: 429 with retry_after. fails: 500. slow: after some seconds. dropped: takes the message
 * and hangs up in the middle of the answer. lost: hangs up before it takes the message. blocked: 403, the person has
 * stopped the bot. gone: 400, no such chat.
 */
export const behaviours = ['well', 'too-many', 'fails', 'slow', 'dropped', 'lost', 'blocked', 'gone'] as const;
export type Behaviour = (typeof behaviours)[number];

export function isBehaviour(word: string): word is Behaviour {
  return behaviours.some((behaviour) => behaviour === word);
}
