import { expect } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import type { Connection, ConnectionRuns, NewConnection } from '#domains/connectors/contract.ts';
import { listRuns, startRun } from '#domains/connectors/service/runs.ts';
import { moodleToken } from '#test/fakes/learning-systems/moodle.ts';
import type { DatabaseTest } from './database.ts';
import { finishTasks } from './finish-tasks.ts';
import { addPerson, testActor } from './people.ts';

/** A new operator of the university, who connects systems. */
export async function connectingOperator(): Promise<Actor> {
  const { id } = await addPerson('operator', 'operator');
  return { ...testActor('operator'), userId: id };
}

/** A connection to a Moodle at this address, pulled when asked. */
export function moodleConnection(address: string, overrides: Partial<NewConnection> = {}): NewConnection {
  return {
    ...{ kind: 'moodle', title: 'Портал', address, secret: moodleToken, account: null },
    ...{ tokenAddress: null, courseIds: null, schedule: 'off', review: 'never' },
    ...overrides,
  };
}

/** Pulls a connection and finishes what follows. @returns the pull */
export async function pullConnection(
  { runtime }: DatabaseTest,
  actor: Actor,
  connection: Connection,
): Promise<ConnectionRuns['items'][number]> {
  await startRun(actor, connection.id);
  await finishTasks(runtime);
  return newestPull(connection);
}

export async function newestPull({ id }: Connection): Promise<ConnectionRuns['items'][number]> {
  return (await listRuns(id, 'en')).items[0] ?? expect.fail('there was no pull');
}
