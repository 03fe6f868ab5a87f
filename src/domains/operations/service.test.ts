import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { buryTask, completeTask, retryTask } from '#kernel/tasks/end-attempt.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import type { Failure } from '#kernel/tasks/failures.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { claimOne, getTaskRow, keyedTask, plainTask, testTask } from '#test/support/tasks.ts';
import { taskListQuery } from './contract.ts';
import { cleanUp, getTask, listQueues, listTasks, runTaskAgain, runTasksAgain } from './service.ts';

const timedOut: Failure = { code: 'task.timed_out', params: { seconds: 5 } };
const all = (filter: object = {}) => taskListQuery.parse(filter);

async function deadTask(kind = plainTask, courseId = 1): Promise<string> {
  const id = await enqueue(kind, { courseId });
  await buryTask(await claimOne({ ids: [id] }), timedOut);
  return id;
}

async function age(id: string, days: number): Promise<void> {
  await sql`update task set finished_at = now() - make_interval(days => ${days}) where id = ${id}`.execute(database());
}

describeOnBothDatabases(
  'operations',
  (test) => {
    describe('listQueues', () => {
      it('names every queue, also the empty ones', () =>
        test.run(async () => {
          const queues = await listQueues();
          expect(queues.map(({ name }) => name)).toEqual(expect.arrayContaining(['ingest', 'llm', 'upkeep']));
          expect(queues.find(({ name }) => name === 'llm')).toEqual({
            name: 'llm',
            waiting: { interactive: 0, bulk: 0 },
            delayed: 0,
            running: 0,
            dead: 0,
            oldestWaitingSeconds: null,
            finishedLastHour: 0,
            meanSeconds: null,
          });
        }));

      it('counts by state and lane, and tells how long the oldest due task waits', () =>
        test.run(async () => {
          await deadTask();
          await enqueue(plainTask, { courseId: 1 });
          await completeTask(await claimOne());
          await enqueue(plainTask, { courseId: 1 });
          await claimOne();
          await enqueue(plainTask, { courseId: 1 }, { dueAt: new Date('2020-01-01') });
          await enqueueMany(plainTask, [{ courseId: 1 }, { courseId: 2 }], { lane: 'bulk' });
          await enqueue(plainTask, { courseId: 1 }, { dueAt: new Date('2100-01-01') });
          const ingest = (await listQueues()).find(({ name }) => name === 'ingest');
          expect(ingest).toMatchObject({
            waiting: { interactive: 1, bulk: 2 },
            delayed: 1,
            running: 1,
            dead: 1,
            finishedLastHour: 1,
          });
          expect(ingest?.oldestWaitingSeconds).toBeGreaterThan(5 * 365 * 24 * 3600);
          expect(ingest?.meanSeconds).toBeGreaterThan(0);
        }));
    });

    describe('listTasks', () => {
      it('pages newest first, each task once', () =>
        test.run(async () => {
          const ids: string[] = [];
          for (let courseId = 0; courseId < 5; courseId += 1) ids.push(await enqueue(plainTask, { courseId }));
          const seen: string[] = [];
          let cursor: string | null | undefined;
          do {
            const page = await listTasks(all({ limit: 2, cursor: cursor ?? undefined }), 'en');
            seen.push(...page.items.map(({ id }) => id));
            cursor = page.nextCursor;
          } while (cursor !== null);
          expect(seen).toEqual(ids.sort().reverse());
        }));

      it('filters by state, queue and name', () =>
        test.run(async () => {
          const dead = await deadTask();
          const waiting = await enqueue(keyedTask, { courseId: 1 });
          const ids = async (filter: object) => (await listTasks(all(filter), 'en')).items.map(({ id }) => id);
          expect(await ids({ state: 'dead' })).toEqual([dead]);
          expect(await ids({ name: keyedTask.name })).toEqual([waiting]);
          expect(await ids({ queue: 'ingest', state: 'queued' })).toEqual([waiting]);
          expect(await ids({ queue: 'llm' })).toEqual([]);
        }));

      it('tells the failure in the language of the caller', () =>
        test.run(async () => {
          await deadTask();
          const sentence = async (locale: 'ru' | 'en') => (await listTasks(all(), locale)).items[0]?.failure;
          expect(await sentence('en')).toEqual({
            code: 'task.timed_out',
            sentence: 'The task did not finish within 5 s.',
          });
          expect((await sentence('ru'))?.sentence).toBe('Задача не уложилась в отведённое время: 5 с.');
        }));

      it('says of a waiting task that this version does not know it', () =>
        test.run(async () => {
          await enqueue(testTask({ name: 'test.of_tomorrow' }), { courseId: 1 });
          expect((await listTasks(all(), 'en')).items[0]?.failure?.code).toBe('task.unknown');
        }));
    });

    describe('getTask', () => {
      it('shows the input and every ended attempt', () =>
        test.run(async () => {
          const id = await enqueue(plainTask, { courseId: 7 });
          await retryTask(await claimOne(), timedOut, 0);
          await completeTask(await claimOne());
          const task = await getTask(id, 'en');
          expect(task).toMatchObject({ input: { courseId: 7 }, state: 'done', attempts: 2, failure: null });
          expect(task.attemptList.map(({ attempt, outcome, failure }) => [attempt, outcome, failure?.code])).toEqual([
            [2, 'done', undefined],
            [1, 'retried', 'task.timed_out'],
          ]);
        }));

      it('refuses an id that is not there', () =>
        test.run(async () => {
          await expect(getTask(newId(), 'en')).rejects.toMatchObject({ code: 'task.not_found' });
        }));
    });

    describe('runTaskAgain', () => {
      it('lets a dead task wait again with fresh attempts', () =>
        test.run(async () => {
          const id = await deadTask();
          expect(await runTaskAgain(id, 'en')).toMatchObject({ state: 'queued', attempts: 0, failure: null });
          expect((await claimOne()).attempt).toBe(1);
        }));

      it('wakes the workers of its queue and tells the pages', () =>
        test.run(async () => {
          const woken: string[] = [];
          test.runtime.wakeWorkers = (queues) => woken.push(...queues);
          const id = await deadTask();
          woken.length = 0;
          await runTaskAgain(id, 'en');
          expect(woken).toEqual(['ingest']);
          expect(test.runtime.events.published).toEqual([{ topic: 'task', id, permission: 'tasks.manage' }]);
        }));

      it('refuses a task that is not dead, and one that is not there', () =>
        test.run(async () => {
          const id = await enqueue(plainTask, { courseId: 1 });
          await expect(runTaskAgain(id, 'en')).rejects.toMatchObject({ code: 'task.not_dead' });
          await expect(runTaskAgain(newId(), 'en')).rejects.toMatchObject({ code: 'task.not_found' });
        }));

      it.each(['waits', 'runs'])('leaves the work to a newer task of the key that %s', (how) =>
        test.run(async () => {
          const dead = await deadTask(keyedTask);
          const newer = await enqueue(keyedTask, { courseId: 1 });
          if (how === 'runs') await claimOne();
          expect((await runTaskAgain(dead, 'en')).state).toBe('superseded');
          expect((await getTaskRow(newer)).state).toBe(how === 'runs' ? 'running' : 'queued');
        }),
      );
    });

    describe('runTasksAgain', () => {
      it('takes all dead tasks of a name, of several of one key only the newest', () =>
        test.run(async () => {
          await deadTask(plainTask);
          await deadTask(keyedTask, 1);
          const newest = await deadTask(keyedTask, 1);
          const other = await deadTask(keyedTask, 2);
          expect(await runTasksAgain({ name: keyedTask.name })).toEqual({ queued: 2, superseded: 1 });
          const waiting = (await listTasks(all({ state: 'queued' }), 'en')).items.map(({ id }) => id);
          expect(waiting.sort()).toEqual([newest, other].sort());
        }));

      it('takes none of another queue', () =>
        test.run(async () => {
          await deadTask();
          expect(await runTasksAgain({ queue: 'llm' })).toEqual({ queued: 0, superseded: 0 });
        }));
    });

    describe('cleanUp', () => {
      it('removes finished tasks after 14 days and dead ones after 90', () =>
        test.run(async () => {
          const ended = async (state: 'done' | 'dead', days: number) => {
            const id = await enqueue(plainTask, { courseId: 1 });
            await (state === 'done' ? completeTask(await claimOne()) : buryTask(await claimOne(), timedOut));
            await age(id, days);
            return id;
          };
          const kept = [await ended('done', 13), await ended('dead', 15)];
          await ended('done', 15);
          await ended('dead', 91);
          const waiting = await enqueue(plainTask, { courseId: 1 });
          await cleanUp();
          const left = (await listTasks(all(), 'en')).items.map(({ id }) => id);
          expect(left.sort()).toEqual([...kept, waiting].sort());
        }));

      it('removes old slots but the latest of a schedule', () =>
        test.run(async () => {
          await sql`
            insert into schedule_slot (schedule, slot) values
              ('weekly', now() - interval '40 days'), ('weekly', now() - interval '30 days'),
              ('daily', now() - interval '15 days'), ('daily', now() - interval '1 day')`.execute(database());
          await cleanUp();
          const left = await database().selectFrom('schedule_slot').select('schedule').orderBy('schedule').execute();
          expect(left.map(({ schedule }) => schedule)).toEqual(['daily', 'weekly']);
        }));
    });
  },
  { tasks: createTaskCatalogue([plainTask, keyedTask]) },
);
