import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { roles } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import { createToken } from '#domains/identity/index.ts';
import { addPerson, signInAs } from './people.ts';
import type { Walker } from './walk-routes.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * People of all roles at once who were let in and no longer are: by time, by their own hand and by an administrator's.
 * Every one of them was recognised once, so that what processes keep of them is there.
 *
 * @throws when one of them was not let in at first
 */
export async function addEndedWalkers(server: FastifyInstance): Promise<Walker[]> {
  await addPerson('ending-administrator', 'administrator');
  const administrator = await signInAs(server, 'ending-administrator');
  const longAgo = new Date('2020-01-01T00:00:00Z');

  const send = async (method: 'PUT' | 'DELETE' | 'GET', url: string, headers: Headers, payload?: object) => {
    const response = await server.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) });
    if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.statusCode} ${response.body}`);
    return response;
  };
  const close = async (userId: string): Promise<void> => {
    const { version } = personSchema.parse((await send('GET', `/people/${userId}`, administrator)).json());
    await send('PUT', `/people/${userId}/access`, administrator, { version, isActive: false });
  };
  const ofSession = (column: 'expires_at' | 'updated_at' | 'created_at') => (userId: string) =>
    database().updateTable('session').set(column, longAgo).where('user_id', '=', userId).execute();

  const ends: Record<string, { by: 'session' | 'token'; end: (userId: string, headers: Headers) => Promise<unknown> }> =
    {
      'session that ran out': { by: 'session', end: ofSession('expires_at') },
      'session not used for long': { by: 'session', end: ofSession('updated_at') },
      'session that is too old': { by: 'session', end: ofSession('created_at') },
      'session signed out': { by: 'session', end: (_, headers) => send('DELETE', '/session', headers) },
      'session of a person whose access is closed': { by: 'session', end: close },
      'token that ran out': {
        by: 'token',
        end: (userId) =>
          database().updateTable('api_token').set('expires_at', longAgo).where('user_id', '=', userId).execute(),
      },
      'token that was revoked': {
        by: 'token',
        async end(userId) {
          const owner = await signInAs(server, await loginOf(userId));
          const { items } = tokensSchema.parse((await send('GET', '/tokens', owner)).json());
          for (const { id } of items) await send('DELETE', `/tokens/${id}`, owner);
        },
      },
      'token of a person whose access is closed': { by: 'token', end: close },
    };

  const walkers: Walker[] = [];
  for (const [name, { by, end }] of Object.entries(ends)) {
    const login = name.replaceAll(' ', '-');
    const { id } = await addPerson(login, ...roles);
    const headers =
      by === 'session'
        ? await signInAs(server, login)
        : { authorization: `Bearer ${await createToken({ login, name: 'walk' })}` };
    await send('GET', '/session', headers);
    await end(id, headers);
    walkers.push({ name, actor: undefined, headers });
  }
  return walkers;
}

async function loginOf(userId: string): Promise<string> {
  const { username } = await database()
    .selectFrom('user_account')
    .select('username')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return username ?? '';
}

const personSchema = z.object({ version: z.int() });
const tokensSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
