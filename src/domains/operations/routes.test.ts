import type { FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { buryTask } from '#kernel/tasks/end-attempt.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { describeOnDatabase } from '#test/support/database.ts';
import { createTestServer, readProblem, testActor } from '#test/support/server.ts';
import { claimOne, plainTask } from '#test/support/tasks.ts';
import { queueListSchema, runAgainSchema, taskDetailSchema, taskListSchema } from './contract.ts';
import { operations } from './index.ts';

describeOnDatabase(
  'embedded',
  'the routes of tasks',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(async () => {
      await server?.close();
      server = undefined;
    });

    async function call(method: 'GET' | 'POST', url: string, options: { login?: string; body?: object } = {}) {
      server ??= await createTestServer({
        runtime: test.runtime,
        routes: operations.routes,
        actors: [
          testActor(operations.permissions, 'administrator'),
          testActor(operations.permissions, 'teacher'),
          testActor(operations.permissions, 'administrator', { login: 'russian', locale: 'ru' }),
        ],
      });
      return server.inject({
        method,
        url: `/api/v1${url}`,
        headers: { authorization: `Bearer ${options.login ?? 'administrator'}` },
        ...(options.body === undefined ? {} : { payload: options.body }),
      });
    }
    const deadTask = () =>
      test.run(async () => {
        const id = await enqueue(plainTask, { courseId: 1 });
        await buryTask(await claimOne(), { code: 'task.timed_out', params: { seconds: 5 } });
        return id;
      });

    it('are an administrator’s only', async () => {
      const id = await deadTask();
      for (const [method, url] of [
        ['GET', '/queues'],
        ['GET', '/tasks'],
        ['GET', `/tasks/${id}`],
        ['POST', `/tasks/${id}/run-again`],
        ['POST', '/tasks/run-again'],
      ] as const) {
        const answer = await call(method, url, {
          login: 'teacher',
          body: method === 'POST' ? { queue: 'ingest' } : {},
        });
        expect([url, answer.statusCode, readProblem(answer).code]).toEqual([url, 403, 'access.denied']);
      }
    });

    it('show queues, tasks and their attempts as the contract says', async () => {
      const id = await deadTask();
      const queues = queueListSchema.parse((await call('GET', '/queues')).json());
      expect(queues.items.find(({ name }) => name === 'ingest')?.dead).toBe(1);
      const list = taskListSchema.parse((await call('GET', '/tasks?state=dead&limit=1')).json());
      expect(list.items.map((task) => task.id)).toEqual([id]);
      const detail = taskDetailSchema.parse((await call('GET', `/tasks/${id}`)).json());
      expect(detail.attemptList).toHaveLength(1);
    });

    it('speak the language of the caller', async () => {
      const id = await deadTask();
      const answer = taskDetailSchema.parse((await call('GET', `/tasks/${id}`, { login: 'russian' })).json());
      expect(answer.failure?.sentence).toBe('Задача не уложилась в отведённое время: 5 с.');
    });

    it('run a dead task again once, and all of a queue', async () => {
      const id = await deadTask();
      const again = taskDetailSchema.parse((await call('POST', `/tasks/${id}/run-again`)).json());
      expect(again.state).toBe('queued');
      const twice = await call('POST', `/tasks/${id}/run-again`);
      expect([twice.statusCode, readProblem(twice).code]).toEqual([409, 'task.not_dead']);
      await test.run(async () => buryTask(await claimOne(), { code: 'task.failed', params: { id } }));
      const all = await call('POST', '/tasks/run-again', { body: { queue: 'ingest' } });
      expect(runAgainSchema.parse(all.json())).toEqual({ queued: 1, superseded: 0 });
    });

    it('refuse what makes no sense: an unknown task, a state that is none, dead tasks of nothing', async () => {
      const unknown = await call('GET', `/tasks/${newId()}`);
      expect([unknown.statusCode, readProblem(unknown).code]).toEqual([404, 'task.not_found']);
      expect((await call('GET', '/tasks?state=asleep')).statusCode).toBe(400);
      expect((await call('POST', '/tasks/run-again', { body: {} })).statusCode).toBe(400);
    });
  },
  {
    tasks: createTaskCatalogue([plainTask]),
    access: { publicUrl: 'http://localhost:8000', secret: 'x'.repeat(32), permissions: operations.permissions },
  },
);
