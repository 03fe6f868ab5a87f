import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { mostCourses, type ConnectionCheck, type ConnectionChecked } from '../contract.ts';
import { findConnection } from '../store/connections.ts';
import { assertComplete, placeOf, secretKeptFor } from './connections.ts';

/**
 * Asks a system who it is and which courses it shows, for somebody who waits.
 *
 * @throws AppError connection.not_found, connection.incomplete, connection.secret_needed, and of the system
 */
export async function checkConnection(given: ConnectionCheck): Promise<ConnectionChecked> {
  const { kind, account } = given;
  assertComplete(kind, given);
  const place = placeOf(given);
  const secret = given.secret ?? (await secretOf(given.connectionId, place));
  const system = runtime().learningSystems.open(kind, { ...place, account, secret }, { isBrief: true });
  const facts = await system.verify();
  const courses = await system.listCourses();
  return {
    ...facts,
    withheld: [...facts.withheld],
    courses: courses.toSorted((one, other) => one.name.localeCompare(other.name, 'ru')).slice(0, mostCourses),
    courseCount: courses.length,
  };
}

async function secretOf(connectionId: string | null, place: ReturnType<typeof placeOf>): Promise<string> {
  const row = connectionId === null ? undefined : await findConnection(connectionId);
  if (!row) throw new AppError(connectionId === null ? 'connection.secret_needed' : 'connection.not_found');
  return secretKeptFor(row, place);
}
