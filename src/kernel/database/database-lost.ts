import { isConnectionLost } from './connection-lost.ts';

/** Failures of statements, which say that the database went away and not e.g. a mail server. */
const lost = new WeakSet<object>();

/** Notes that a statement, or the way to the database, has failed so. */
export function noteDatabaseFailure(error: unknown): void {
  if (error instanceof Error && isConnectionLost(error)) lost.add(error);
}

/** Whether something failed because our database went away, however deep below other errors it lies. */
export function isDatabaseLost(error: unknown): boolean {
  return error instanceof Error && (lost.has(error) || isDatabaseLost(error.cause));
}
