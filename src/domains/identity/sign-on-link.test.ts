import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { openIdProvider } from '#adapters/identity-provider/open-id.ts';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { startOidc, type OidcForTests } from '#test/fakes/oidc/server.ts';
import { visitProvider } from '#test/fakes/oidc/visit.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { startMail, type MailForTests } from '#test/support/mail.ts';
import { accessOfIdentity, addPerson, password, signInAs, startIdentityServer } from '#test/support/people.ts';
import { readProblem } from '#test/support/server.ts';
import { singleSignOnSchema, type User } from './contract.ts';
import { createToken, identity } from './index.ts';

const returnUrl = `${accessOfIdentity.publicUrl}/api/v1/session/single-sign-on`;

type Headers = Record<string, string>;

describeOnBothDatabases(
  'the link with single sign-on',
  (test) => {
    let server: FastifyInstance;
    let oidc: OidcForTests;
    let mail: MailForTests;
    let petrova: User;
    let sidorov: User;
    beforeEach(async () => {
      oidc = await startOidc(returnUrl);
      oidc.accounts.set('7001', { email: 'vera@elsewhere.example', email_verified: false });
      oidc.accounts.set('7002', { email: 'petrova@example.edu', email_verified: true });
      oidc.signsIn = '7001';
      test.runtime.identityProvider = openIdProvider({
        issuer: oidc.issuer,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        name: 'Campus ID',
        scopes: 'openid email profile',
        groupsClaim: 'groups',
        newPeople: { areAdded: false, roleOfGroup: new Map() },
      });
      server = await startIdentityServer(test.runtime);
      mail = await startMail(test.runtime);
      petrova = await test.run(() => addPerson('petrova', 'teacher'));
      sidorov = await test.run(() => addPerson('sidorov', 'administrator'));
    });
    afterEach(async () => {
      await mail.stop();
      await server.close();
      await oidc.stop();
    });

    const call = (method: 'GET' | 'POST' | 'DELETE', path: string, headers: Headers, payload?: object) =>
      server.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
    const begin = (headers: Headers, given = password) => call('POST', '/sign-on-link', headers, { password: given });
    const remove = (headers: Headers, given = password) =>
      call('POST', '/sign-on-link/remove', headers, { password: given });
    /** Where the browser that came back from the provider is led. */
    const comeBack = async (url: string, cookie: string) => {
      const { pathname, search } = new URL(url);
      const answer = await server.inject({ url: pathname + search, headers: { cookie } });
      return {
        location: answer.headers.location,
        session: answer.cookies.find(({ name }) => name === 'pulse.session_token'),
      };
    };
    const go = async (headers: Headers) => {
      const begun = await begin(headers);
      const { url } = singleSignOnSchema.parse(begun.json());
      const [cookie] = begun.cookies;
      return { answer: await visitProvider(url, returnUrl), state: `${cookie?.name ?? ''}=${cookie?.value ?? ''}` };
    };
    const link = async (headers: Headers) => {
      const { answer, state } = await go(headers);
      return comeBack(answer, `${headers['cookie'] ?? ''}; ${state}`);
    };
    const signOn = async () => {
      const begun = await server.inject({ method: 'POST', url: '/api/v1/session/single-sign-on', payload: {} });
      const [cookie] = begun.cookies;
      const answer = await visitProvider(singleSignOnSchema.parse(begun.json()).url, returnUrl);
      return comeBack(answer, `${cookie?.name ?? ''}=${cookie?.value ?? ''}`);
    };
    const links = () =>
      test.run(async () => {
        const query = database().selectFrom('user_credential').select(['user_id as userId', 'account_id as subject']);
        return query.where('provider_id', '=', `oidc ${oidc.issuer}`).execute();
      });
    const audited = () =>
      test.run(async () => {
        const query = database()
          .selectFrom('audit_event')
          .select(['action', 'actor_id as actorId', 'user_id as userId']);
        return query.where('action', 'like', 'account.%').orderBy('id').execute();
      });
    const letters = async () => {
      await test.run(() => finishTasks(test.runtime));
      return mail.smtp.letters.map(({ to, text }) => ({ to: to.join(), text }));
    };
    const takePassword = (userId: string) =>
      test.run(() =>
        database()
          .deleteFrom('user_credential')
          .where('user_id', '=', userId)
          .where('provider_id', '=', 'credential')
          .execute(),
      );

    it('is made from a session through the provider, whatever the address there, told of by letter, and opens the account', async () => {
      const headers = await signInAs(server, 'petrova');
      expect((await call('GET', '/sign-on-link', headers)).json()).toEqual({
        provider: 'Campus ID',
        link: null,
        hasPassword: true,
      });
      expect(await link(headers)).toEqual({ location: '/security?signOn=linked', session: undefined });
      expect(await links()).toEqual([{ userId: petrova.id, subject: '7001' }]);
      expect((await call('GET', '/sign-on-link', headers)).json()).toMatchObject({
        link: { since: expect.any(String) as unknown, lastUsedAt: null },
      });
      expect(await audited()).toEqual([{ action: 'account.linked', actorId: petrova.id, userId: petrova.id }]);
      const told = (await letters()).filter(({ text }) => text.includes('Campus ID'));
      expect(told).toHaveLength(1);
      expect(told).toMatchObject([{ to: 'petrova@example.edu' }]);
      expect((await signOn()).session).toBeDefined();
      expect((await call('GET', '/sign-on-link', headers)).json()).toMatchObject({
        link: { lastUsedAt: expect.any(String) as unknown },
      });
      expect(readProblem(await begin(headers)).code).toBe('sign_on.already_linked');
    });

    it('is refused for a subject that opens another account, and for one beside another', async () => {
      await link(await signInAs(server, 'petrova'));
      const other = await signInAs(server, 'sidorov');
      expect(await link(other)).toEqual({ location: '/security?signOn=taken', session: undefined });
      // Begun in two windows, with two accounts of the university.
      oidc.signsIn = '7002';
      const [first, second] = [await go(other), await go(other)];
      expect(await comeBack(first.answer, `${other.cookie}; ${first.state}`)).toMatchObject({
        location: '/security?signOn=linked',
      });
      await test.run(() =>
        sql`update user_credential set account_id = '7003' where account_id = '7002'`.execute(database()),
      );
      expect(await comeBack(second.answer, `${other.cookie}; ${second.state}`)).toMatchObject({
        location: '/security?signOn=already_linked',
      });
      expect(await links()).toEqual([
        { userId: petrova.id, subject: '7001' },
        { userId: sidorov.id, subject: '7003' },
      ]);
    });

    it('is made for the session that began, and for no other state, once', async () => {
      const [headers, other] = [await signInAs(server, 'petrova'), await signInAs(server, 'sidorov')];
      const expired = { location: '/security?signOn=expired', session: undefined };
      // Whoever carries the cookie to another session, or to none, gets nothing: neither a link nor a session.
      for (const cookie of [other.cookie, 'pulse.session_token=none']) {
        const { answer, state } = await go(headers);
        expect(await comeBack(answer, `${cookie}; ${state}`)).toEqual(expired);
      }
      const { answer, state } = await go(headers);
      const wrong = new URL(answer);
      wrong.searchParams.set('state', 'another');
      expect(await comeBack(wrong.href, `${headers.cookie}; ${state}`)).toEqual(expired);
      const ended = await go(headers);
      await call('DELETE', '/session', headers);
      expect(await comeBack(ended.answer, `${headers.cookie}; ${ended.state}`)).toEqual(expired);
      oidc.signsIn = undefined;
      expect(await link(other)).toMatchObject({ location: '/security?signOn=cancelled' });
      expect(await links()).toEqual([]);
    });

    it('is begun and removed by the person with the password, not by a token', async () => {
      const headers = await signInAs(server, 'petrova');
      expect(readProblem(await begin(headers, 'not the password')).code).toBe('user.wrong_password');
      const token = await test.run(() => createToken({ login: 'petrova', name: 'x' }));
      const byToken = { authorization: `Bearer ${token}` };
      expect(readProblem(await begin(byToken)).code).toBe('access.in_person');
      expect(readProblem(await remove(byToken)).code).toBe('access.in_person');
      expect(readProblem(await call('GET', '/sign-on-link', byToken)).code).toBe('access.in_person');
      expect(readProblem(await remove(headers)).code).toBe('sign_on.not_linked');
      await link(headers);
      expect(readProblem(await remove(headers, 'not the password')).code).toBe('user.wrong_password');
      expect((await remove(headers)).statusCode).toBe(204);
      expect(await links()).toEqual([]);
      expect((await audited()).map(({ action }) => action)).toEqual(['account.linked', 'account.unlinked']);
      expect(await letters()).toContainEqual({
        to: 'petrova@example.edu',
        text: expect.stringContaining('удалена связь') as unknown,
      });
      expect(await signOn()).toMatchObject({ location: '/sign-in?refused=unverified_email', session: undefined });
      // The session that removed it goes on.
      expect((await call('GET', '/session', headers)).statusCode).toBe(200);
    });

    it('stays with who has no password, whom nothing else lets in', async () => {
      const headers = await signInAs(server, 'petrova');
      await link(headers);
      await takePassword(petrova.id);
      expect((await call('GET', '/sign-on-link', headers)).json()).toMatchObject({ hasPassword: false });
      expect(readProblem(await remove(headers, '')).code).toBe('sign_on.no_password');
      expect(await links()).toHaveLength(1);
    });

    it('is taken from another person by an administrator, in person, which ends all sessions', async () => {
      const headers = await signInAs(server, 'petrova');
      await link(headers);
      const administrator = await signInAs(server, 'sidorov');
      const path = `/people/${petrova.id}/sign-on-link`;
      expect((await call('GET', path, administrator)).json()).toMatchObject({ provider: 'Campus ID', link: {} });
      const token = await test.run(() => createToken({ login: 'sidorov', name: 'x' }));
      expect(readProblem(await call('DELETE', path, { authorization: `Bearer ${token}` })).code).toBe(
        'access.in_person',
      );
      expect(readProblem(await call('DELETE', `/people/${sidorov.id}/sign-on-link`, administrator)).code).toBe(
        'sign_on.own_removal',
      );
      expect((await call('DELETE', path, administrator)).statusCode).toBe(204);
      expect(readProblem(await call('DELETE', path, administrator)).code).toBe('sign_on.not_linked');
      expect(await links()).toEqual([]);
      expect((await call('GET', '/session', headers)).statusCode).toBe(401);
      expect((await audited()).at(-1)).toEqual({
        action: 'account.unlinked',
        actorId: sidorov.id,
        userId: petrova.id,
      });
      expect(
        (await letters()).filter(({ to, text }) => to === 'petrova@example.edu' && text.includes('удалена связь')),
      ).toHaveLength(1);
    });

    it('that a verified address makes at sign-in is told of by letter, too', async () => {
      oidc.signsIn = '7002';
      expect((await signOn()).session).toBeDefined();
      expect((await letters()).filter(({ text }) => text.includes('Campus ID'))).toHaveLength(1);
    });

    it('is not there where no provider is configured', async () => {
      test.runtime.identityProvider = undefined;
      const headers = await signInAs(server, 'petrova');
      expect((await call('GET', '/sign-on-link', headers)).json()).toMatchObject({ provider: null, link: null });
      expect(readProblem(await begin(headers)).code).toBe('sign_on.not_configured');
      expect(readProblem(await remove(headers)).code).toBe('sign_on.not_linked');
    });
  },
  { access: accessOfIdentity, tasks: createTaskCatalogue(identity.tasks) },
);
