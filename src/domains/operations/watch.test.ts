import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createLocalFileStore } from '#adapters/files/local.ts';
import { newId } from '#kernel/ids.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { listRaised, textsOf } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { temporaryFolder } from '#test/support/program.ts';
import { alertKind, type Cause } from './notifications.ts';
import { watchProgram } from './service/watch.ts';

async function addTask(name: string, state: 'dead' | 'queued', minutesAgo: number): Promise<void> {
  const at = sql`now() - make_interval(mins => ${minutesAgo})`;
  await sql`
    insert into task (id, name, queue, input, state, due_at, max_attempts, finished_at, failure)
    values (${newId()}, ${name}, 'ingest', '{}', ${state}, ${at}, 5, ${state === 'dead' ? at : null},
      ${state === 'dead' ? '{"code": "task.timed_out", "params": {"seconds": 600}}' : null}::jsonb)`.execute(
    database(),
  );
}

const causes = async (): Promise<Cause[]> =>
  (await listRaised('operations.alert')).map(({ facts }) => alertKind.facts.parse(facts));

const files = createLocalFileStore(temporaryFolder());

describeOnBothDatabases(
  'trouble of the program',
  (test) => {
    it('is told to the administrators alone, each cause once a day', () =>
      test.run(async () => {
        const { id: boss } = await addPerson('boss', 'administrator');
        await addPerson('operator', 'operator');
        await addTask('imports.parse', 'dead', 5);
        await addTask('imports.parse', 'dead', 50);
        await addTask('risk.recompute', 'dead', 120);
        await addTask('imports.commit', 'queued', 30);
        await watchProgram(directRun);
        await watchProgram(directRun);
        expect(await causes()).toMatchObject([
          { cause: 'tasks_failed', name: 'imports.parse', count: 2, failure: { code: 'task.timed_out' } },
          { cause: 'queue_waits', name: 'ingest', minutes: 30 },
        ]);
        expect((await listRaised()).every(({ userId }) => userId === boss)).toBe(true);
      }));

    it('is nothing while all goes well, and the file store when it takes no file', () =>
      test.run(async () => {
        await addPerson('boss', 'administrator');
        await watchProgram(directRun);
        expect(await causes()).toEqual([]);
        test.runtime.files = { ...files, put: () => Promise.reject(new Error('the disk is full')) };
        await watchProgram(directRun);
        expect(await causes()).toEqual([{ cause: 'files_unreachable' }]);
      }));

    it('is not told when the watch is taken back', () =>
      test.run(async () => {
        await addPerson('boss', 'administrator');
        await addTask('imports.parse', 'dead', 5);
        const complete = (effect = async () => {}): Promise<void> =>
          transaction(async () => {
            await effect();
            throw new Error('taken back');
          });
        await expect(watchProgram({ ...directRun, complete })).rejects.toThrow('taken back');
        expect(await causes()).toEqual([]);
      }));
  },
  { files },
);

it('words of trouble name the cause and the remedy', () => {
  for (const text of textsOf(alertKind, alertKind.example('ru'))) {
    expect(text).toMatch(/imports\.parse/);
    expect(text).toMatch(/3 (задачи|tasks)/);
    expect(text).toContain('/tasks');
  }
  for (const text of textsOf(alertKind, { cause: 'queue_waits', name: 'llm', minutes: 20 })) {
    expect(text).toMatch(/20 (мин|min)(.|\n)*--queues=llm/);
  }
  for (const text of textsOf(alertKind, { cause: 'replica_left_out', name: 'db2:5432' })) {
    expect(text).toMatch(/db2:5432(.|\n)*pulse doctor/);
  }
  for (const cause of ['files_unreachable', 'broker_unreachable'] as const) {
    for (const text of textsOf(alertKind, { cause })) expect(text).toContain('./pulse doctor');
  }
});
