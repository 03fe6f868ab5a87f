import { once, setMaxListeners } from 'node:events';
import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createTestServer, recogniseByLogin, runtimeWithoutDatabase, testActor } from '#test/support/server.ts';
import type { TestRuntime } from '#test/support/runtime.ts';
import { personTag } from '../actor.ts';
import type { LiveEvent } from '../events.ts';
import { liveEventsRoute } from './live-events.ts';

const permissions = { 'tasks.read': ['administrator'] } as const;
const teacher = testActor(permissions, 'teacher');
const administrator = testActor(permissions, 'administrator');

describe('the stream of live events', () => {
  let server: FastifyInstance;
  let runtime: TestRuntime;
  let address: string;
  let signedIn = [teacher, administrator];
  const mayReadCourse = vi.fn();
  let heartbeatSeconds: number;
  const streams = new AbortController();
  setMaxListeners(0, streams.signal);

  beforeEach(async () => {
    signedIn = [teacher, administrator];
    heartbeatSeconds = 0.05;
    mayReadCourse.mockReset().mockImplementation(async (_actor, courseId: number) => courseId === 1);
    const access = { publicUrl: 'http://localhost:8000', secret: '', permissions };
    runtime = runtimeWithoutDatabase({ access });
    const route = liveEventsRoute({
      authenticate: (request, reply) => recogniseByLogin(signedIn)(request, reply),
      mayReadCourse,
      get heartbeatSeconds() {
        return heartbeatSeconds;
      },
    });
    server = await createTestServer({ runtime, routes: [route], actors: signedIn });
    address = await server.listen({ port: 0 });
  });
  afterEach(() => server.close());

  /** A page that listens. `messages` are the data of what it was told; `ended` becomes true when the server ends it. */
  async function listen(
    login: string,
  ): Promise<{ messages: unknown[]; state: { ended: boolean }; text: () => string }> {
    const response = await fetch(`${address}/api/v1/events`, {
      headers: { authorization: `Bearer ${login}` },
      signal: streams.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const messages: unknown[] = [];
    const state = { ended: false };
    let text = '';
    const read = async (): Promise<void> => {
      if (!response.body) throw new Error('no stream');
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        for (const [, data = ''] of chunk.matchAll(/^data: (.*)$/gm)) messages.push(JSON.parse(data));
      }
      state.ended = true;
    };
    void read().catch(() => (state.ended = true));
    await vi.waitFor(() => expect(text).toContain('retry: 3000'));
    return { messages, state, text: () => text };
  }

  const all: LiveEvent[] = [
    { topic: 'course', id: 1, courseId: 1 },
    { topic: 'course', id: 2, courseId: 2 },
    { topic: 'task', id: 't', permission: 'tasks.read' },
    { topic: 'import', id: 'own', userId: teacher.userId },
    { topic: 'import', id: 'both', permission: 'tasks.read', courseId: 1 },
    { topic: 'import', id: 'nobody' },
  ];

  it('tells every page to fetch all again when events of other processes may have been missed', async () => {
    const missed = vi.spyOn(runtime.events, 'subscribe');
    const page = await listen('teacher');
    for (const [, onMissed] of missed.mock.calls) onMissed?.();
    await vi.waitFor(() => expect(page.messages).toEqual([{ topic: 'everything' }]));
  });

  it('tells each person what that person may know, and nothing more', async () => {
    const [ofTeacher, ofAdministrator] = [await listen('teacher'), await listen('administrator')];
    mayReadCourse.mockImplementation(async (actor, courseId: number) => actor === teacher && courseId === 1);
    for (const event of all) runtime.events.publish(event);
    await vi.waitFor(() => {
      expect(ofTeacher.messages).toHaveLength(3);
      expect(ofAdministrator.messages).toHaveLength(2);
    });
    expect(ofTeacher.messages).toEqual(
      expect.arrayContaining([
        { topic: 'course', id: 1, courseId: 1 },
        { topic: 'import', id: 'own' },
        { topic: 'import', id: 'both', courseId: 1 },
      ]),
    );
    expect(ofAdministrator.messages).toEqual(
      expect.arrayContaining([
        { topic: 'task', id: 't' },
        { topic: 'import', id: 'both', courseId: 1 },
      ]),
    );
  });

  it('asks once about a course, and anew after a heartbeat', async () => {
    const page = await listen('teacher');
    for (let turn = 0; turn < 5; turn += 1) runtime.events.publish({ topic: 'course', id: 1, courseId: 1 });
    await vi.waitFor(() => expect(page.messages).toHaveLength(5));
    const asked = mayReadCourse.mock.calls.length;
    expect(asked).toBe(1);
    const beats = page.text().split('heartbeat').length;
    await vi.waitFor(() => expect(page.text().split('heartbeat').length).toBeGreaterThan(beats));
    mayReadCourse.mockResolvedValue(false);
    runtime.events.publish({ topic: 'course', id: 1, courseId: 1 });
    runtime.events.publish({ topic: 'import', id: 'own', userId: teacher.userId });
    await vi.waitFor(() => expect(page.messages).toHaveLength(6));
    expect(page.messages.at(-1)).toEqual({ topic: 'import', id: 'own' });
  });

  it('ends when the person is no longer signed in', async () => {
    const [leaving, staying] = [await listen('teacher'), await listen('administrator')];
    signedIn = [administrator];
    await vi.waitFor(() => expect(leaving.state.ended).toBe(true));
    expect(staying.state.ended).toBe(false);
  });

  it('asks at once whether the person is still signed in when something of the person is outdated', async () => {
    heartbeatSeconds = 3600;
    const forgotten = vi.spyOn(runtime.events, 'subscribe');
    const [leaving, staying] = [await listen('teacher'), await listen('administrator')];
    signedIn = [administrator];
    const forget = (...tags: string[]) => {
      for (const [, , onForgotten] of forgotten.mock.calls) onForgotten?.(tags);
    };
    forget('person nobody', personTag(administrator.userId));
    await vi.waitFor(() => expect(staying.text()).toContain('heartbeat'));
    expect(leaving.state.ended).toBe(false);
    forget(personTag(teacher.userId));
    await vi.waitFor(() => expect(leaving.state.ended).toBe(true));
    expect(staying.state.ended).toBe(false);
  });

  it('goes on when it could not be found out who may know', async () => {
    const page = await listen('teacher');
    mayReadCourse.mockRejectedValue(new Error('the database is away'));
    runtime.events.publish({ topic: 'course', id: 1, courseId: 1 });
    runtime.events.publish({ topic: 'import', id: 'own', userId: teacher.userId });
    await vi.waitFor(() => expect(page.messages).toEqual([{ topic: 'import', id: 'own' }]));
  });

  it('leaves the bus when the page goes away', async () => {
    const leave = vi.fn();
    const subscribe = vi.spyOn(runtime.events, 'subscribe').mockReturnValue(leave);
    const page = new AbortController();
    await fetch(`${address}/api/v1/events`, { headers: { authorization: 'Bearer teacher' }, signal: page.signal });
    expect(subscribe).toHaveBeenCalledOnce();
    expect(leave).not.toHaveBeenCalled();
    page.abort();
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
  });

  it('cuts off a page that does not read', async () => {
    const leave = vi.fn();
    let tell: ((event: LiveEvent) => void) | undefined;
    vi.spyOn(runtime.events, 'subscribe').mockImplementation((listener) => {
      tell = listener;
      return leave;
    });
    const page = get(`${address}/api/v1/events`, { headers: { authorization: 'Bearer teacher' } });
    await once(page, 'response');
    for (let turn = 0; turn < 200 && leave.mock.calls.length === 0; turn += 1) {
      for (let count = 0; count < 100; count += 1) {
        tell?.({ topic: 'import', id: 'x'.repeat(1000), userId: teacher.userId });
      }
      await new Promise(setImmediate);
    }
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
    page.on('error', () => {}).destroy();
  });

  it('ends at once when the server closes', async () => {
    const page = await listen('teacher');
    const before = performance.now();
    await server.close();
    expect(performance.now() - before).toBeLessThan(2000);
    await vi.waitFor(() => expect(page.state.ended).toBe(true));
  });

  it('is for signed-in people only', async () => {
    expect((await server.inject('/api/v1/events')).statusCode).toBe(401);
  });
});
