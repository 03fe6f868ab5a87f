import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { transaction } from '#kernel/database/transaction.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { liveEventsRoute } from '#kernel/http/live-events.ts';
import { defineRoute } from '#kernel/http/route.ts';
import { database, withRuntime } from '#kernel/runtime.ts';
import { alertKind, type Cause } from '#domains/operations/notifications.ts';
import { watchProgram } from '#domains/operations/service/watch.ts';
import { directRun } from './support/direct-run.ts';
import { listRaised } from './support/notifications.ts';
import { addPerson } from './support/people.ts';
import { recogniseByLogin, testActor } from './support/server.ts';
import { skipsReplicas, startReplicated, type ReplicatedDatabase } from './support/replicated.ts';

const schema = { response: z.object({ names: z.array(z.string()) }) };
const query = z.object({ name: z.string() });
const listNames = async () => {
  const rows = await database().selectFrom('programme').select('name').orderBy('name').execute();
  return { names: rows.map(({ name }) => name) };
};
const add = async (name: string) => {
  await database().insertInto('programme').values({ name }).execute();
};
const routes = [
  defineRoute({ method: 'GET', url: '/names', permission: 'signed-in', summary: 'x', schema, handler: listNames }),
  defineRoute({
    method: 'GET',
    url: '/names/now',
    permission: 'signed-in',
    summary: 'x',
    readsPrimary: true,
    schema,
    handler: listNames,
  }),
  defineRoute({
    method: 'POST',
    url: '/names',
    permission: 'signed-in',
    summary: 'x',
    schema: { query },
    handler: ({ query: { name } }) => transaction(() => add(name)),
  }),
  defineRoute({
    method: 'GET',
    url: '/names/noted',
    permission: 'signed-in',
    summary: 'Reads, then writes, then reads again: as no GET should',
    schema: { query, response: schema.response },
    handler: async ({ query: { name } }) => {
      await listNames();
      await add(name);
      return listNames();
    },
  }),
];

describe.skipIf(skipsReplicas())('reads with replicas', () => {
  let replicated: ReplicatedDatabase;
  let server: FastifyInstance;
  const begin = async (count: number, mostLagSeconds?: number): Promise<void> => {
    replicated = await startReplicated(count, mostLagSeconds);
    const authenticate = recogniseByLogin([testActor({}, 'teacher'), testActor({}, 'head')]);
    const { runtime } = replicated;
    const live = liveEventsRoute({ authenticate, mayReadCourse: async () => true });
    const rates = { person: 1e6, address: 1e6 };
    server = await createHttpServer({ runtime, routes: [...routes, live], authenticate, rates });
    for (let index = 0; index < count; index += 1) await untilUsed(index);
  };
  beforeEach((context) => begin(context.task.name.includes('two replicas') ? 2 : 1, 3));
  afterEach(async () => {
    await server.close();
    await replicated.close();
  });

  const untilUsed = (index = 0) => expect.poll(() => replicated.state(index)).toMatchObject({ leftOut: undefined });
  const untilLeftOut = (reason: RegExp | string, index = 0) =>
    expect.poll(() => replicated.state(index)?.leftOut).toMatch(reason);
  const origin = 'http://localhost:8000';

  /** A person's browser: it keeps the cookie of the position as it is told. */
  function browser(login: string) {
    let position = '';
    const send = async (method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}) => {
      const before = replicated.statements.length;
      const cookie = `login=${login}`;
      const response = await server.inject({
        method,
        url: `/api/v1${path}`,
        // The test's authentication takes the whole cookie header for the login: the position goes by header.
        headers: { cookie, origin, ...(position && { 'x-pulse-position': position }), ...headers },
      });
      const told = response.cookies.find(({ name }) => name === 'pulse_position');
      if (told) position = told.value;
      const servers = replicated.statements.slice(before).map((statement) => statement.server);
      return { status: response.statusCode, servers, response, ...namesOf(response) };
    };
    return {
      read: (path = '/names') => send('GET', path),
      add: (name: string) => send('POST', `/names?name=${name}`),
    };
  }
  const namesOf = (response: LightMyRequestResponse): { names?: string[] } =>
    response.statusCode === 200 ? schema.response.parse(response.json()) : {};
  const replicaName = (index = 0) => replicated.state(index)?.name ?? '';

  it('answers a reader from the replica, and writers always with what they wrote', async () => {
    const [writer, reader] = [browser('teacher'), browser('head')];
    await writer.add('a');
    await expect.poll(async () => (await reader.read()).names).toEqual(['a']);
    await replicated.replicas[0]?.pauseReplay();
    await writer.add('b');
    // At once, and as often as one likes, though the replica does not have it.
    for (let round = 0; round < 5; round += 1) {
      expect(await writer.read()).toMatchObject({ names: ['a', 'b'], servers: ['primary'] });
    }
    expect(await reader.read()).toMatchObject({ names: ['a'], servers: [replicaName()] });
    expect(await reader.read('/names/now')).toMatchObject({ names: ['a', 'b'], servers: ['primary'] });
    await replicated.replicas[0]?.resumeReplay();
    await expect.poll(() => writer.read()).toMatchObject({ names: ['a', 'b'], servers: [replicaName()] });
  });

  it('leaves out a replica that lags for too long, and takes it back once it has caught up', async () => {
    const [writer, reader] = [browser('teacher'), browser('head')];
    await replicated.replicas[0]?.pauseReplay();
    await writer.add('a');
    await untilLeftOut('s behind');
    expect(replicated.state(0)?.lagSeconds).toBeGreaterThan(3);
    expect(await reader.read()).toMatchObject({ names: ['a'], servers: ['primary'] });
    await replicated.replicas[0]?.resumeReplay();
    await untilUsed();
    expect(await reader.read()).toMatchObject({ names: ['a'], servers: [replicaName()] });
  });

  it('sends a program that names no position to the primary, and one that does where its position is', async () => {
    const program = (position?: string) =>
      server.inject({
        method: 'GET',
        url: '/api/v1/names',
        headers: { authorization: 'Bearer head', ...(position !== undefined && { 'x-pulse-position': position }) },
      });
    const written = await server.inject({
      method: 'POST',
      url: '/api/v1/names?name=a',
      headers: { authorization: 'Bearer head' },
    });
    const position = String(written.headers['x-pulse-position']);
    expect(written.headers['set-cookie']).toBeUndefined();
    replicated.statements.length = 0;
    await program();
    await program('nonsense');
    await program('f'.repeat(16));
    expect(replicated.statements.map((statement) => statement.server)).toEqual(['primary', 'primary', 'primary']);
    await expect
      .poll(async () => {
        const before = replicated.statements.length;
        expect((await program(position)).json()).toEqual({ names: ['a'] });
        return replicated.statements.slice(before).map((statement) => statement.server);
      })
      .toEqual([replicaName()]);
  });

  it('sends a GET that writes to the primary, and shows it what it wrote', async () => {
    const noted = await browser('teacher').read('/names/noted?name=a');
    expect(noted).toMatchObject({ status: 200, names: ['a'] });
    expect(noted.servers).toEqual([replicaName(), replicaName(), 'primary', 'primary']);
    expect(noted.response.headers['x-pulse-position']).toMatch(/^[0-9a-f]{16}$/);
  });

  it('fails no request when a replica dies under load, and uses it again when it is back', async () => {
    const reader = browser('head');
    await browser('teacher').add('a');
    let isOver = false;
    const answers: { status: number; servers: string[] }[] = [];
    const load = Array.from({ length: 8 }, async () => {
      while (!isOver) answers.push(await reader.read());
    });
    try {
      await expect.poll(() => answers.length).toBeGreaterThan(200);
      await replicated.replicas[0]?.kill();
      await untilLeftOut(/./);
      const before = answers.length;
      await expect.poll(() => answers.length).toBeGreaterThan(before + 200);
      await replicated.replicas[0]?.start();
      await untilUsed();
      const served = () => replicated.statements.slice(-20).some((statement) => statement.server === replicaName());
      await expect.poll(served).toBe(true);
    } finally {
      isOver = true;
      await Promise.all(load);
    }
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('tells a page with each event what it must be shown, and shows it', async () => {
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    await replicated.replicas[0]?.pauseReplay();
    const stream = await fetch(`${address}/api/v1/events`, { headers: { cookie: 'login=head' } });
    expect(stream.headers.get('set-cookie')).toMatch(/pulse_position=[0-9a-f]{16}; Path=\/api; Max-Age=8; HttpOnly/);
    // What a worker does: it commits, then tells.
    await withRuntime(replicated.runtime, () => add('a'));
    replicated.runtime.events.publish({ topic: 'course', id: 1, courseId: 1 });
    let told = '';
    for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      told += part;
      if (told.includes('data:')) break;
    }
    const [, position = ''] = /"position":"([0-9a-f]{16})"/.exec(told) ?? [];
    const read = (headers: Record<string, string>) =>
      server.inject({ method: 'GET', url: '/api/v1/names', headers: { cookie: 'login=head', ...headers } });
    expect((await read({})).json()).toEqual({ names: [] });
    expect((await read({ 'x-pulse-position': position })).json()).toEqual({ names: ['a'] });
  });

  it('spreads reads over two replicas, and fails none when one of them dies', async () => {
    const reader = browser('head');
    for (let round = 0; round < 10; round += 1) await reader.read();
    const counts = replicated.replicas.map(
      (_, index) => replicated.statements.filter((statement) => statement.server === replicaName(index)).length,
    );
    expect(counts).toEqual([5, 5]);
    await replicated.replicas[1]?.kill();
    for (let round = 0; round < 10; round += 1) expect((await reader.read()).status).toBe(200);
    expect(replicated.state(0)).toMatchObject({ leftOut: undefined });
  });

  it('tells administrators of a replica that stays away, not of one that is well', async () => {
    const told = async (): Promise<Cause[]> =>
      (await listRaised('operations.alert'))
        .map(({ facts }) => alertKind.facts.parse(facts))
        .filter(({ cause }) => cause === 'replica_left_out');
    await withRuntime(replicated.runtime, async () => {
      await addPerson('boss', 'administrator');
      await watchProgram(directRun, 0.1);
      expect(await told()).toEqual([]);
      await replicated.replicas[0]?.kill();
      await untilLeftOut(/./);
      await watchProgram(directRun, 0.1);
      expect(await told()).toEqual([{ cause: 'replica_left_out', name: replicaName() }]);
    });
  });

  it('leaves out a replica that was promoted', async () => {
    await replicated.replicas[0]?.promote();
    await untilLeftOut('takes writes itself');
    expect(await browser('head').read()).toMatchObject({ status: 200, servers: ['primary'] });
  });

  it('serves from the primary again when that was killed and started, also those with an earlier position', async () => {
    const writer = browser('teacher');
    await writer.add('a');
    await replicated.primary.kill();
    await replicated.primary.start();
    await expect.poll(async () => (await writer.add('b')).status).toBe(204);
    expect(await writer.read()).toMatchObject({ names: ['a', 'b'] });
    await expect.poll(async () => (await writer.read()).servers).toEqual([replicaName()]);
  });
});
