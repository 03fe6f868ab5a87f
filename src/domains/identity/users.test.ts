import { describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import { withOrigin } from '#kernel/origin.ts';
import { database } from '#kernel/runtime.ts';
import { flushViews } from '#domains/audit/index.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, password, startIdentityServer, trySignIn } from '#test/support/people.ts';
import { loginSchema } from './contract.ts';
import {
  actorForUser,
  createUser,
  ensureFirstAdministrator,
  findUserByLogin,
  listUsers,
  listUsersWithRole,
} from './index.ts';
import { cleanUp } from './service/clean-up.ts';
import { listUserPage } from './service/users.ts';
import { lockFirstUser } from './store/users.ts';

const person = { login: 'Petrova', name: 'Мария Петрова', email: 'Petrova@Example.edu', password, roles: [] };

describeOnBothDatabases(
  'users',
  (test) => {
    it('are added with login and address in lower case', () =>
      test.run(async () => {
        const user = await createUser({ ...person, roles: ['teacher', 'head'], locale: 'en' });
        expect(user).toMatchObject({ login: 'petrova', name: 'Мария Петрова', roles: ['teacher', 'head'] });
        expect(await findUserByLogin('PETROVA')).toEqual({ ...user, roles: ['head', 'teacher'] });
        expect(await findUserByLogin('nobody')).toBeUndefined();
        expect(await actorForUser(user.id)).toMatchObject({ locale: 'en', roles: new Set(['head', 'teacher']) });
      }));

    it.each([
      [{ login: 'with space' }, 'user.invalid_login'],
      [{ login: 'x' }, 'user.invalid_login'],
      [{ login: 'a@b.c' }, 'user.invalid_login'],
      [{ login: 'петрова' }, 'user.invalid_login'],
      [{ email: 'nowhere' }, 'user.invalid_email'],
      [{ password: 'ninechars' }, 'user.weak_password'],
      [{ password: 'x'.repeat(129) }, 'user.weak_password'],
    ])('are not added with %j', (part, code) =>
      test.run(async () => {
        await expect(createUser({ ...person, ...part })).rejects.toMatchObject({ code });
        expect(await listUsers()).toEqual([]);
      }),
    );

    it.each([
      ['login', { email: 'other@example.edu' }],
      ['address', { login: 'other' }],
    ])('are not added with the %s of another', (_what, part) =>
      test.run(async () => {
        await createUser(person);
        await expect(createUser({ ...person, ...part })).rejects.toMatchObject({ code: 'user.exists' });
        expect(await listUsers()).toHaveLength(1);
      }),
    );

    it('are added wholly or not at all', () =>
      test.run(async () => {
        const add = transaction(async () => {
          await addPerson('petrova', 'teacher');
          throw new Error('afterwards');
        });
        await expect(add).rejects.toThrow('afterwards');
        for (const table of ['user_account', 'user_credential', 'role_grant'] as const) {
          expect(await database().selectFrom(table).selectAll().execute()).toEqual([]);
        }
      }));

    it('are listed by name, all or those of a role', () =>
      test.run(async () => {
        await addPerson('zoya', 'teacher');
        await addPerson('anna', 'student', 'teacher');
        await addPerson('boris', 'operator');
        const names = (users: { login: string }[]) => users.map((user) => user.login);
        expect(names(await listUsers())).toEqual(['anna', 'boris', 'zoya']);
        expect(names(await listUsersWithRole('teacher'))).toEqual(['anna', 'zoya']);
        expect(await listUsersWithRole('head')).toEqual([]);
      }));

    it('that somebody looked at the list of them is recorded', () =>
      test.run(async () => {
        await withOrigin({ userId: 'operator', means: 'session', address: null }, () => listUserPage({ limit: 4 }));
        await flushViews();
        const events = await database().selectFrom('audit_event').select(['action', 'actor_id']).execute();
        expect(events).toEqual([{ action: 'people.viewed', actor_id: 'operator' }]);
      }));

    it('come in pages that together are the list', () =>
      test.run(async () => {
        await sql`
          insert into user_account (id, name, email, username)
          select 'id' || n, 'Person ' || n % 3, n || '@example.edu', 'login' || n from generate_series(1, 11) as n`.execute(
          database(),
        );
        const seen: string[] = [];
        let cursor: string | null | undefined;
        let pages = 0;
        do {
          const page = await listUserPage({ limit: 4, cursor: cursor ?? undefined });
          seen.push(...page.items.map((user) => user.id));
          cursor = page.nextCursor;
          pages += 1;
        } while (cursor !== null);
        expect(pages).toBe(3);
        expect(seen).toEqual((await listUsers()).map((user) => user.id));
        expect(new Set(seen).size).toBe(11);
      }));
  },
  { access: accessOfIdentity },
);

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`.execute(database());
  return rows.length > 0;
}

describeOnBothDatabases(
  'the first administrator',
  (test) => {
    it('is added when there is nobody, and can sign in', async () => {
      const made = await test.run(ensureFirstAdministrator);
      expect(made?.login).toBe('admin');
      const server = await startIdentityServer(test.runtime);
      const response = await trySignIn(server, { login: 'admin', password: made?.password ?? '' });
      expect(response.json()).toMatchObject({
        roles: ['administrator'],
        permissions: ['users.read', 'settings.manage', 'second_factors.manage', 'sign_on_links.manage'],
      });
      await server.close();
    });

    it('is not added when there is somebody', () =>
      test.run(async () => {
        await addPerson('petrova', 'teacher');
        expect(await ensureFirstAdministrator()).toBeUndefined();
        expect(await listUsers()).toHaveLength(1);
      }));

    it('is not added while another process is adding the first user', () =>
      test.run(async () => {
        const added = Promise.withResolvers<undefined>();
        const other = transaction(async () => {
          await lockFirstUser();
          await addPerson('petrova', 'administrator');
          await added.promise;
        });
        const made = ensureFirstAdministrator();
        // The embedded database has one connection: there it is that connection which `made` waits for.
        if (test.kind === 'postgres') await vi.waitFor(async () => expect(await isSomebodyWaiting()).toBe(true), 5000);
        added.resolve(undefined);
        await other;
        expect(await made).toBeUndefined();
        expect(await listUsers()).toHaveLength(1);
      }));

    it('is added once, though several processes start at once', () =>
      test.run(async () => {
        const made = await Promise.all(Array.from({ length: 8 }, () => ensureFirstAdministrator()));
        expect(made.filter((one) => one !== undefined)).toHaveLength(1);
        expect(await listUsers()).toHaveLength(1);
      }));
  },
  { access: accessOfIdentity },
);

describeOnBothDatabases('the nightly clean-up', (test) => {
  it('removes what has run out, and nothing else', () =>
    test.run(async () => {
      const { id } = await addPerson('petrova', 'teacher');
      await sql`insert into session (id, user_id, token, expires_at) values
        ('old', ${id}, 'old', now() - interval '1 second'), ('new', ${id}, 'new', now() + interval '1 day')`.execute(
        database(),
      );
      await sql`insert into api_token (user_id, name, token_hash, expires_at) values
        (${id}, 'old', 'old', now() - interval '1 second'), (${id}, 'new', 'new', now() + interval '1 day'), (${id}, 'for ever', 'x', null)`.execute(
        database(),
      );
      await sql`insert into sign_in_attempt (subject, attempts, window_started_at) values
        ('old', 3, now() - interval '25 hours'), ('new', 3, now())`.execute(database());
      await cleanUp();
      const { rows } = await sql<{ left: string }>`
        select 'session ' || id as left from session union all select 'token ' || name from api_token
        union all select 'attempt ' || subject from sign_in_attempt order by 1`.execute(database());
      expect(rows.map((row) => row.left)).toEqual(['attempt new', 'session new', 'token for ever', 'token new']);
    }));
});

describe('a login', () => {
  it('is never an e-mail address, so that one person cannot take the address of another as login', () => {
    expect(loginSchema.safeParse('petrova@example.edu').success).toBe(false);
  });
});
