import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { noteDatabaseFailure } from '../database/database-lost.ts';
import { transaction } from '../database/transaction.ts';
import { AppError } from '../errors.ts';
import { database, runtime } from '../runtime.ts';
import { describeOnAllDatabases } from '#test/support/database.ts';
import { claimOne, expireLeases, getTaskRow, testTask } from '#test/support/tasks.ts';
import { createTaskCatalogue } from './catalogue.ts';
import type { TaskDefinition } from './define-task.ts';
import { enqueue } from './enqueue.ts';
import { PermanentError, ShuttingDown } from './failures.ts';
import { sweepLeases } from './leases.ts';
import { runAttempt, type Outcome } from './run-attempt.ts';

type Handler = TaskDefinition<{ courseId: number }>['handler'];
type Options = Partial<TaskDefinition<{ courseId: number }>>;

const addProgramme = async (): Promise<void> => {
  await database().insertInto('programme').values({ name: 'Applied mathematics' }).execute();
};
const countProgrammes = async () => (await database().selectFrom('programme').select('id').execute()).length;

/** Enqueues, claims and runs one task with this handler. */
async function run(
  handler: Handler,
  options: Options = {},
  abort = new AbortController(),
): Promise<{ outcome: Outcome; row: Awaited<ReturnType<typeof getTaskRow>> }> {
  const definition = testTask({ name: 'test.attempt', handler, ...options });
  runtime().tasks = createTaskCatalogue([definition]);
  const id = await enqueue(definition, { courseId: 1 });
  const outcome = await runAttempt(await claimOne({ names: [definition.name] }), abort);
  return { outcome, row: await getTaskRow(id) };
}

describeOnAllDatabases('runAttempt', (test) => {
  describe('of a handler that succeeds', () => {
    it('completes the task with the effect the handler gave', () =>
      test.run(async () => {
        const { outcome, row } = await run((_, attempt) => attempt.complete(addProgramme));
        expect([outcome, row.state, await countProgrammes()]).toEqual(['done', 'done', 1]);
      }));

    it('completes the task without effect when the handler gave none', () =>
      test.run(async () => {
        const { outcome, row } = await run(async () => {});
        expect([outcome, row.state]).toEqual(['done', 'done']);
      }));

    it('hands over the parsed input and the number of the attempt', () =>
      test.run(async () => {
        const seen: unknown[] = [];
        await run(async (input, attempt) => void seen.push(input, attempt.attempt));
        expect(seen).toEqual([{ courseId: 1 }, 1]);
      }));

    it('is done even when the handler throws after completing', () =>
      test.run(async () => {
        const { outcome, row } = await run(async (_, attempt) => {
          await attempt.complete(addProgramme);
          throw new Error('too late');
        });
        expect([outcome, row.state, await countProgrammes()]).toEqual(['done', 'done', 1]);
      }));
  });

  describe('of a handler that fails', () => {
    it('tries again later, with the sentence of our errors', () =>
      test.run(async () => {
        const { outcome, row } = await run(() => Promise.reject(new AppError('course.not_found', {})), {
          backoff: { first: 100, factor: 2, most: 1000 },
        });
        expect([outcome, row.state]).toEqual(['retried', 'queued']);
        expect(row.failure).toEqual({ code: 'course.not_found', params: {} });
        const wait = (row.due_at.getTime() - (row.started_at?.getTime() ?? 0)) / 1000;
        expect(wait).toBeGreaterThan(79);
        expect(wait).toBeLessThan(125);
      }));

    it('keeps of an unexpected error only the number under which the log has it', () =>
      test.run(async () => {
        const { row } = await run(() => Promise.reject(new TypeError('Ivan Petrov is undefined')));
        expect(row.failure).toEqual({ code: 'task.failed', params: { id: row.id } });
      }));

    it('is dead after the last attempt', () =>
      test.run(async () => {
        const { outcome, row } = await run(() => Promise.reject(new Error('no')), { attempts: 1 });
        expect([outcome, row.state]).toEqual(['dead', 'dead']);
      }));

    it('has not failed when the database went away: it is tried again, whatever failures it has left', () =>
      test.run(async () => {
        const gone = () => Object.assign(new Error('terminating connection'), { code: '57P01' });
        const { outcome, row } = await run(
          () => {
            const error = gone();
            noteDatabaseFailure(error);
            return Promise.reject(new Error('not saved', { cause: error }));
          },
          { attempts: 1 },
        );
        expect([outcome, row.state, row.losses]).toEqual(['lost', 'queued', 1]);
        expect(row.due_at.getTime()).toBeGreaterThan(row.started_at?.getTime() ?? Infinity);
        // The same of somebody else's database is a failure like any other.
        expect((await run(() => Promise.reject(gone()), { attempts: 1 })).outcome).toBe('dead');
      }));

    it('is dead at once when the error is permanent', () =>
      test.run(async () => {
        const { outcome, row } = await run(() => Promise.reject(new PermanentError('course.not_found')));
        expect([outcome, row.state, row.attempts]).toEqual(['dead', 'dead', 1]);
      }));

    it('is dead at once when the stored input is not what the kind declares', () =>
      test.run(async () => {
        const definition = testTask({ name: 'test.attempt' });
        runtime().tasks = createTaskCatalogue([definition]);
        const id = await enqueue(definition, { courseId: 1 });
        await database()
          .updateTable('task')
          .set({ input: JSON.stringify({ courseId: 'one' }) })
          .execute();
        expect(await runAttempt(await claimOne({ names: [definition.name] }), new AbortController())).toBe('dead');
        const row = await getTaskRow(id);
        expect(row.failure).toMatchObject({ code: 'task.input_invalid' });
        expect(JSON.stringify(row.failure)).toContain('courseId');
      }));

    it('undoes its effect with it', () =>
      test.run(async () => {
        const { outcome } = await run((_, attempt) =>
          attempt.complete(async () => {
            await addProgramme();
            throw new Error('no');
          }),
        );
        expect([outcome, await countProgrammes()]).toEqual(['retried', 0]);
      }));

    it('is not taken for success when the handler swallows the failure of its effect', () =>
      test.run(async () => {
        const { outcome } = await run((_, attempt) =>
          attempt.complete(() => Promise.reject(new Error('no'))).catch(() => undefined),
        );
        expect(outcome).toBe('retried');
      }));

    it('may not complete inside a transaction of its own, nor twice', () =>
      test.run(async () => {
        const inside = await run((_, attempt) => transaction(() => attempt.complete(addProgramme)));
        expect([inside.outcome, await countProgrammes()]).toEqual(['retried', 0]);
        const errors: unknown[] = [];
        await run(async (_, attempt) => {
          await attempt.complete(addProgramme);
          await attempt.complete(addProgramme).catch((error: unknown) => errors.push(error));
        });
        expect(String(errors)).toContain('completes twice');
        expect(await countProgrammes()).toBe(1);
      }));
  });

  describe('that is aborted', () => {
    it('fails when its time is up, also when the handler does not listen', () =>
      test.run(async () => {
        const { outcome, row } = await run(() => new Promise(() => undefined), { timeout: 0.05 });
        expect(outcome).toBe('retried');
        expect(row.failure).toEqual({ code: 'task.timed_out', params: { seconds: 0.05 } });
      }));

    it('lets nothing be written by a handler that goes on after its time', () =>
      test.run(async () => {
        const late: Promise<unknown>[] = [];
        const { outcome } = await run(
          async (_, attempt) => {
            await once(attempt.signal, 'abort');
            late.push(attempt.complete(addProgramme).catch((error: unknown) => error));
            await late[0];
          },
          { timeout: 0.05 },
        );
        expect(outcome).toBe('retried');
        expect(await late[0]).toMatchObject({ code: 'task.timed_out' });
        expect(await countProgrammes()).toBe(0);
      }));

    it('is finished when its effect has begun to be written', () =>
      test.run(async () => {
        const abort = new AbortController();
        const { outcome, row } = await run(
          (_, attempt) =>
            attempt.complete(async () => {
              abort.abort(new ShuttingDown());
              await addProgramme();
            }),
          {},
          abort,
        );
        expect([outcome, row.state, await countProgrammes()]).toEqual(['done', 'done', 1]);
      }));

    it('gives the task back uncounted when the process must end', () =>
      test.run(async () => {
        const abort = new AbortController();
        const { outcome, row } = await run(
          () => {
            abort.abort(new ShuttingDown());
            return new Promise(() => undefined);
          },
          {},
          abort,
        );
        expect([outcome, row.state, row.attempts]).toEqual(['released', 'queued', 0]);
      }));

    it('writes nothing when the lease is lost', () =>
      test.run(async () => {
        const { outcome, row } = await run(async (_, attempt) => {
          await expireLeases();
          await sweepLeases();
          await attempt.complete(addProgramme);
        });
        expect([outcome, row.state, await countProgrammes()]).toEqual(['lost', 'queued', 0]);
        const again = await run(async () => {
          await expireLeases();
          await sweepLeases();
          throw new PermanentError('course.not_found');
        });
        expect([again.outcome, again.row.state]).toEqual(['lost', 'queued']);
      }));
  });
});
