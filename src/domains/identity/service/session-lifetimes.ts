import type { Actor } from '#kernel/actor.ts';
import { forget, tagged } from '#kernel/cached.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { lifetimesSchema, type Lifetimes } from '../contract.ts';

const day = 86_400;

/** Seconds after which a session ends: since its last use, and since sign-in however much it is used. */
export const lifetimesSetting = defineSetting({
  key: 'identity.session_lifetimes',
  schema: lifetimesSchema,
  default: { idleSeconds: 7 * day, absoluteSeconds: 30 * day },
});

/** As set; kept for a few seconds, because each recognised session asks. */
export function getLifetimes(): Promise<Lifetimes> {
  return tagged({ key: lifetimesSetting.key, ttlSeconds: 5 }, ({ tag }) => {
    tag(lifetimesSetting.key);
    return getSetting(lifetimesSetting);
  });
}

/** Sets them. Sessions that are older by them are recognised no more, within seconds. */
export async function setLifetimes(actor: Actor, lifetimes: Lifetimes): Promise<Lifetimes> {
  await changeSetting(actor, lifetimesSetting, lifetimes);
  forget(lifetimesSetting.key);
  return lifetimes;
}
