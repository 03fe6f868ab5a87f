import { z } from 'zod';
import { tagged } from '#kernel/cached.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';

const day = 86_400;
/** Longest time of no use, and longest life, that can be set. */
export const longestSeconds = 90 * day;

/** Seconds after which a session ends: since its last use, and since sign-in however much it is used. */
export const lifetimesSetting = defineSetting({
  key: 'identity.session_lifetimes',
  schema: z.object({
    idleSeconds: z.number().int().min(900).max(longestSeconds),
    absoluteSeconds: z.number().int().min(900).max(longestSeconds),
  }),
  default: { idleSeconds: 7 * day, absoluteSeconds: 30 * day },
});

export type Lifetimes = (typeof lifetimesSetting)['default'];

/** As set; kept for a few seconds, because each recognised session asks. */
export function getLifetimes(): Promise<Lifetimes> {
  return tagged({ key: lifetimesSetting.key, ttlSeconds: 5 }, () => getSetting(lifetimesSetting));
}
