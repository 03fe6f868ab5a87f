import { PermanentError } from '#kernel/tasks/failures.ts';

/** Something asked for does not exist in the system. */
export class Absent extends Error {
  override readonly name = 'Absent';
}

/** Reads something of a course. @throws PermanentError connection.course_missing where the system says that it is absent */
export async function orMissing<Value>(course: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Absent) throw new PermanentError('connection.course_missing', { course }, { cause: error });
    throw error;
  }
}

/** Reads what every such system has. @throws PermanentError connection.not_this_system where it is absent */
export async function orOtherSystem<Value>(system: string, read: Promise<Value>): Promise<Value> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    throw new PermanentError('connection.not_this_system', { system, detail: 'HTTP 404' }, { cause: error });
  }
}
