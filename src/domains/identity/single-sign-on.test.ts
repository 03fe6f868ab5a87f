import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { openIdProvider } from '#adapters/identity-provider/open-id.ts';
import { problemSchema } from '#kernel/http/problem.ts';
import { database } from '#kernel/runtime.ts';
import { seal, unseal } from '#kernel/seal.ts';
import { startOidc, type OidcForTests } from '#test/fakes/oidc/server.ts';
import { visitProvider } from '#test/fakes/oidc/visit.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, password, startIdentityServer, trySignIn } from '#test/support/people.ts';
import { singleSignOnSchema, type User } from './contract.ts';

const returnUrl = `${accessOfIdentity.publicUrl}/api/v1/session/single-sign-on`;
const about = 'cookie pulse.sign_on';
const envelope = z.object({ value: z.looseObject({}), until: z.number() });
const petrovaThere = { email: 'Petrova@example.edu', email_verified: true, name: 'Вера Петрова', groups: ['staff'] };

describeOnBothDatabases(
  'single sign-on',
  (test) => {
    let server: FastifyInstance;
    let address: string;
    let oidc: OidcForTests;
    let petrova: User;
    const configure = (areAdded: boolean): void => {
      test.runtime.identityProvider = openIdProvider({
        issuer: oidc.issuer,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        name: 'Campus ID',
        scopes: 'openid email profile',
        groupsClaim: 'groups',
        newPeople: {
          areAdded,
          roleOfGroup: new Map([['staff', 'teacher'] as const, ['students', 'student'] as const]),
        },
      });
    };
    beforeEach(async () => {
      oidc = await startOidc(returnUrl);
      oidc.accounts.set('7001', petrovaThere);
      oidc.signsIn = '7001';
      configure(false);
      server = await startIdentityServer(test.runtime);
      address = await server.listen({ port: 0 });
      petrova = await test.run(() => addPerson('petrova', 'teacher'));
    });
    afterEach(async () => {
      await server.close();
      await oidc.stop();
    });

    /** Waits, as a browser's person would, when a busy machine makes the server ask for it. */
    const ask = async (path: string, options: RequestInit = {}): Promise<Response> => {
      const answer = await fetch(`${address}${path}`, { redirect: 'manual', ...options });
      const seconds = answer.headers.get('retry-after');
      if (seconds === null) return answer;
      await setTimeout(Number(seconds) * 100);
      return ask(path, options);
    };
    const begin = async (back?: string) => {
      const answer = await ask('/api/v1/session/single-sign-on', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: address, 'accept-language': 'en' },
        body: JSON.stringify({ back }),
      });
      const cookie = answer.headers.getSetCookie()[0] ?? '';
      return {
        status: answer.status,
        cookie: cookie.split(';')[0] ?? '',
        attributes: cookie,
        problem: answer.ok ? undefined : problemSchema.parse(await answer.clone().json()).code,
        url: answer.ok ? singleSignOnSchema.parse(await answer.json()).url : '',
      };
    };
    const comeBack = async (url: string, cookie: string) => {
      const { pathname, search } = new URL(url);
      const answer = await ask(pathname + search, { headers: { cookie } });
      const cookies = answer.headers.getSetCookie();
      const session = cookies.find((line) => line.startsWith('pulse.session_token='))?.split(';')[0];
      return { status: answer.status, location: answer.headers.get('location'), cookies, session };
    };
    const signOn = async (back?: string) => {
      const { cookie, url } = await begin(back);
      return comeBack(await visitProvider(url, returnUrl), cookie);
    };
    const whoIs = async (session: string | undefined) => {
      const answer = await ask('/api/v1/session', { headers: { cookie: session ?? '' } });
      return answer.json();
    };
    const rows = async (statement: RawBuilder<Record<string, unknown>>) =>
      (await test.run(() => statement.execute(database()))).rows;
    const openCookie = (cookie: string) => envelope.parse(JSON.parse(unseal(cookie.split('=')[1] ?? '', about)));
    const links = () =>
      rows(sql<Record<string, unknown>>`select user_id as "userId", account_id as subject from user_credential
      where provider_id = ${`oidc ${oidc.issuer}`}`);
    const audited = (action: string) =>
      rows(
        sql<
          Record<string, unknown>
        >`select user_id as "userId", details from audit_event where action = ${action} order by id`,
      );

    it('signs in the person of a verified address, links the account, and leads to the page that was wanted', async () => {
      const { status, location, cookies, session } = await signOn('/courses?zone=C#top');
      expect({ status, location }).toEqual({ status: 303, location: '/courses?zone=C#top' });
      expect(await whoIs(session)).toMatchObject({ user: { id: petrova.id, login: 'petrova' }, roles: ['teacher'] });
      expect(cookies.some((line) => line.startsWith('pulse.device='))).toBe(true);
      expect(cookies).toContainEqual(expect.stringMatching(/^pulse[.]sign_on=;.* Max-Age=0/));
      expect(await links()).toEqual([{ userId: petrova.id, subject: '7001' }]);
      expect(await audited('account.linked')).toEqual([{ userId: petrova.id, details: { provider: oidc.issuer } }]);
      expect(await audited('session.opened')).toEqual([{ userId: petrova.id, details: { by: 'single_sign_on' } }]);
      expect(await audited('user.created')).toHaveLength(1);
    });

    it('leads a person with a second factor to its code, and opens no session before', async () => {
      await rows(sql<Record<string, unknown>>`
        insert into second_factor (user_id, sealed_secret, confirmed_at) values (${petrova.id}, 'x', now())`);
      const { location, session, cookies } = await signOn('/courses');
      expect({ location, session }).toEqual({ location: '/second-factor?back=%2Fcourses', session: undefined });
      expect(cookies.some((line) => line.startsWith('pulse.second_step='))).toBe(true);
    });

    it('knows a linked account by its subject, whatever became of the address', async () => {
      await signOn();
      oidc.accounts.set('7001', { ...petrovaThere, email: 'vera@example.edu', email_verified: false });
      expect(await whoIs((await signOn()).session)).toMatchObject({ user: { id: petrova.id } });
      expect(await links()).toHaveLength(1);
    });

    it('keeps what a browser comes back with from scripts, from other paths, and from reading', async () => {
      const { attributes, cookie, url } = await begin();
      expect(attributes).toMatch(/; Path=\/api\/v1\/session\/single-sign-on; Max-Age=600; HttpOnly; SameSite=Lax$/);
      const state = new URL(url).searchParams.get('state') ?? '';
      expect(state.length).toBeGreaterThan(20);
      expect(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString('latin1')).not.toContain(state);
      expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256');
    });

    it('refuses an answer to another state, and one that no browser of ours began', async () => {
      const { cookie, url } = await begin('/courses');
      const answer = await visitProvider(url, returnUrl);
      const wrong = new URL(answer);
      wrong.searchParams.set('state', 'another');
      const refused = { location: '/sign-in?refused=expired&back=%2Fcourses', session: undefined };
      expect(await comeBack(wrong.href, cookie)).toMatchObject(refused);
      const other = await begin();
      expect(await comeBack(answer, other.cookie)).toMatchObject({ location: '/sign-in?refused=expired' });
      for (const foreign of ['', 'pulse.sign_on=bm90IG91cnM', cookie.slice(0, -4)]) {
        expect(await comeBack(answer, foreign)).toMatchObject({
          location: '/sign-in?refused=expired',
          session: undefined,
        });
      }
      // The code itself was good all along.
      expect(await comeBack(answer, cookie)).toMatchObject({ location: '/courses' });
    });

    it.each(['nonce', 'verifier'])('refuses an answer when the %s is not the one it was begun with', async (part) => {
      const { cookie, url } = await begin();
      const answer = await visitProvider(url, returnUrl);
      const changed = await test.run(async () => {
        const { value, until } = openCookie(cookie);
        return seal(JSON.stringify({ value: { ...value, [part]: 'another'.repeat(8) }, until }), about);
      });
      expect(await comeBack(answer, `pulse.sign_on=${changed}`)).toMatchObject({
        location: '/sign-in?refused=failed',
        session: undefined,
      });
    });

    it('refuses what took too long', async () => {
      const { cookie, url } = await begin();
      const answer = await visitProvider(url, returnUrl);
      const old = await test.run(async () => {
        return seal(JSON.stringify({ ...openCookie(cookie), until: 1 }), about);
      });
      expect(await comeBack(answer, `pulse.sign_on=${old}`)).toMatchObject({ location: '/sign-in?refused=expired' });
    });

    it('opens one session for a code: a second use is refused', async () => {
      const { cookie, url } = await begin();
      const answer = await visitProvider(url, returnUrl);
      expect((await comeBack(answer, cookie)).session).toBeDefined();
      const again = await comeBack(answer, cookie);
      expect(again).toMatchObject({ location: '/sign-in?refused=failed', session: undefined });
    });

    it('refuses an address that the provider has not verified, and links nothing', async () => {
      for (const claims of [{ email_verified: false }, { email_verified: 'false' }, { email: undefined }]) {
        oidc.accounts.set('7001', { ...petrovaThere, ...claims });
        expect(await signOn()).toMatchObject({ location: '/sign-in?refused=unverified_email', session: undefined });
      }
      expect(await links()).toEqual([]);
    });

    it('refuses who was not added here, and adds nobody', async () => {
      oidc.accounts.set('7001', { ...petrovaThere, email: 'stranger@example.edu' });
      expect(await signOn()).toMatchObject({ location: '/sign-in?refused=unknown_person', session: undefined });
      expect(await rows(sql<Record<string, unknown>>`select id from user_account`)).toHaveLength(1);
      expect(await audited('session.refused')).toEqual([{ userId: null, details: { reason: 'unknown' } }]);
    });

    it('adds new people where that is configured: with roles of their groups, as the student of their address', async () => {
      configure(true);
      await rows(
        sql<
          Record<string, unknown>
        >`insert into student (id, email) overriding system value values (7, 'Sidorov@example.edu')`,
      );
      const groups = ['students', 'administrator', 'chess'];
      oidc.accounts.set('9', {
        email: 'sidorov@example.edu',
        email_verified: true,
        preferred_username: 'petrova',
        groups,
      });
      oidc.signsIn = '9';
      // The login is taken: the address takes its place.
      expect(await whoIs((await signOn()).session)).toMatchObject({
        user: { login: 'sidorov@example.edu', email: 'sidorov@example.edu' },
        roles: ['student'],
        studentId: 7,
      });
      oidc.accounts.set('10', { ...petrovaThere, email: 'orlov@example.edu', preferred_username: 'Orlov' });
      oidc.signsIn = '10';
      expect(await whoIs((await signOn()).session)).toMatchObject({
        user: { login: 'orlov', name: 'Вера Петрова' },
        roles: ['teacher'],
      });
      expect((await audited('user.created')).map((event) => event['details'])).toEqual([
        { roles: ['teacher'] },
        { roles: ['student'] },
        { roles: ['teacher'] },
      ]);
    });

    it('refuses a person who was deactivated, linked or not', async () => {
      await rows(sql<Record<string, unknown>>`update user_account set is_active = false`);
      expect(await signOn()).toMatchObject({ location: '/sign-in?refused=inactive', session: undefined });
      await rows(sql<Record<string, unknown>>`update user_account set is_active = true`);
      expect((await signOn()).session).toBeDefined();
      await rows(sql<Record<string, unknown>>`update user_account set is_active = false`);
      expect(await signOn()).toMatchObject({ location: '/sign-in?refused=inactive', session: undefined });
      expect(await audited('session.refused')).toHaveLength(2);
    });

    it('refuses another account of the provider with the address of a linked one', async () => {
      await signOn();
      oidc.accounts.set('7002', petrovaThere);
      oidc.signsIn = '7002';
      expect(await signOn()).toMatchObject({ location: '/sign-in?refused=linked_elsewhere', session: undefined });
      expect(await links()).toEqual([{ userId: petrova.id, subject: '7001' }]);
    });

    it('tells who cancelled at the provider', async () => {
      oidc.signsIn = undefined;
      expect(await signOn()).toMatchObject({ location: '/sign-in?refused=cancelled', session: undefined });
    });

    it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example', '/api/v1/session'])(
      'does not lead to %s afterwards',
      async (back) => {
        expect(await signOn(back)).toMatchObject({ location: '/' });
      },
    );

    it('survives a provider that is down: passwords work, and it does again once the provider is up', async () => {
      await oidc.stop();
      configure(false);
      expect((await server.inject('/api/v1/sign-in-options')).json()).toEqual({ singleSignOn: { name: 'Campus ID' } });
      expect(await begin()).toMatchObject({ status: 503, problem: 'sign_on.unavailable' });
      expect((await trySignIn(server, { login: 'petrova', password })).statusCode).toBe(200);
      await oidc.start();
      const { cookie, url } = await begin();
      const answer = await visitProvider(url, returnUrl);
      await oidc.stop();
      expect(await comeBack(answer, cookie)).toMatchObject({ location: '/sign-in?refused=unavailable' });
      await oidc.start();
      expect((await signOn()).session).toBeDefined();
    });

    it('is not offered, and not begun, where none is configured', async () => {
      test.runtime.identityProvider = undefined;
      expect((await server.inject('/api/v1/sign-in-options')).json()).toEqual({ singleSignOn: null });
      expect(await begin()).toMatchObject({ status: 404, problem: 'sign_on.not_configured' });
    });

    it('is not begun at the wish of a foreign page', async () => {
      const headers = { 'sec-fetch-site': 'cross-site' };
      const answer = await server.inject({
        method: 'POST',
        url: '/api/v1/session/single-sign-on',
        headers,
        payload: {},
      });
      expect(answer.json()).toMatchObject({ code: 'access.foreign_origin' });
    });
  },
  { access: accessOfIdentity },
);
