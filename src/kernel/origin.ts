import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * By which means somebody acts. session: signed in at a page. token: a program with a person's token. telegram: a chat
 * with the bot that the person has linked. command: the command line of the server. nobody: a request of somebody who is
 * not signed in. program: a task or a schedule.
 */
export const means = ['session', 'token', 'telegram', 'command', 'program', 'nobody'] as const;
export type Means = (typeof means)[number];

/** Who causes what happens in the current call, and from where; for the audit. */
export interface Origin {
  /** Null when nobody is known: not signed in, the command line, the program itself. */
  readonly userId: string | null;
  readonly means: Means;
  /** Network address, seen through the proxies we trust; null when there was no request. */
  readonly address: string | null;
}

const ownDoing: Origin = { userId: null, means: 'program', address: null };
const storage = new AsyncLocalStorage<Origin>();

/** Runs `work` on behalf of the origin; everything it calls or awaits sees it. */
export function withOrigin<T>(origin: Origin, work: () => T): T {
  return storage.run(origin, work);
}

/** Who causes the current call; outside of `withOrigin` the program itself. */
export function origin(): Origin {
  return storage.getStore() ?? ownDoing;
}
