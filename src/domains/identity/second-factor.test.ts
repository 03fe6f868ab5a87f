import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql, type RawBuilder } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { systemClock } from '#kernel/clock.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import {
  accessOfIdentity,
  addPerson,
  cookieOf,
  password,
  signInAs,
  startIdentityServer,
  trySignIn,
} from '#test/support/people.ts';
import { readProblem } from '#test/support/server.ts';
import { enrolmentSchema, recoveryCodesSchema, type User } from './contract.ts';
import { createToken } from './service/tokens.ts';

const { origin } = new URL(accessOfIdentity.publicUrl);
const realNow = (): number => systemClock('Europe/Moscow').now().getTime();

/** The code that a phone with the secret shows, so many steps of 30 s from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: realNow() + steps * 30_000 });
}

/** Six digits that are none of the codes taken now. */
function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((step) => codeOf(secret, step));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? '';
}

describeOnBothDatabases(
  'a second factor',
  (test) => {
    let server: FastifyInstance;
    let petrova: User;
    beforeEach(async () => {
      server = await startIdentityServer(test.runtime);
      petrova = await test.run(() => addPerson('petrova', 'teacher'));
      await test.run(() => addPerson('admin', 'administrator'));
    });
    afterEach(() => server.close());

    const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, cookie: string, payload?: object) =>
      server.inject({
        method,
        url: `/api/v1${url}`,
        headers: { cookie, origin, 'accept-language': 'en' },
        ...(payload && { payload }),
      });
    const rows = async (statement: RawBuilder<Record<string, unknown>>) =>
      (await test.run(() => statement.execute(database()))).rows;
    const audited = async (action: string) =>
      (await rows(sql`select details from audit_event where action = ${action} order by id`)).map(
        (event) => event['details'],
      );
    const secretIn = (answer: LightMyRequestResponse): string => enrolmentSchema.parse(answer.json()).secret;
    const codesIn = (answer: LightMyRequestResponse): string[] =>
      recoveryCodesSchema.parse(answer.json()).recoveryCodes;
    /** Sets petrova's up by the code before the current one, so that a test has two more to use. */
    const enrol = async () => {
      const { cookie } = await signInAs(server, 'petrova');
      const secret = secretIn(await call('POST', '/second-factor/enrolment', cookie, { password }));
      const code = codeOf(secret, -1);
      const confirmed = await call('POST', '/second-factor/enrolment/confirm', cookie, { code });
      return { cookie, secret, code, recoveryCodes: codesIn(confirmed) };
    };
    /** The first step of petrova's sign-in; its cookie opens the second. */
    const firstStep = async () => {
      const answer = await trySignIn(server, { login: 'petrova', password });
      return { answer, cookie: cookieOf(answer) };
    };
    const secondStep = (cookie: string, code: string) => call('POST', '/session/second-factor', cookie, { code });
    const requireFor = async (...roles: string[]) => {
      const { cookie } = await signInAs(server, 'admin');
      return call('PUT', '/settings/second-factor', cookie, { roles });
    };

    it('is set up by password and a code of the phone, and gives ten recovery codes', async () => {
      const { cookie } = await signInAs(server, 'petrova');
      const refused = await call('POST', '/second-factor/enrolment', cookie, { password: 'wrong horse battery' });
      expect(readProblem(refused).code).toBe('user.wrong_password');
      const begun = await call('POST', '/second-factor/enrolment', cookie, { password });
      const { secret, address } = enrolmentSchema.parse(begun.json());
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      const url = new URL(address);
      expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).toEqual([
        'otpauth:',
        'totp',
        '/Pulse.EDU localhost:petrova',
      ]);
      expect(url.searchParams.get('secret')).toBe(secret);

      const wrong = await call('POST', '/second-factor/enrolment/confirm', cookie, { code: wrongCode(secret) });
      expect(readProblem(wrong).code).toBe('second_factor.wrong_code');
      expect((await call('GET', '/second-factor', cookie)).json()).toMatchObject({ enabledAt: null });
      // Nothing is asked for yet.
      expect((await firstStep()).answer.json()).toMatchObject({ user: { login: 'petrova' } });

      const confirmed = await call('POST', '/second-factor/enrolment/confirm', cookie, { code: codeOf(secret) });
      const codes = codesIn(confirmed);
      expect(new Set(codes).size).toBe(10);
      expect((await call('GET', '/second-factor', cookie)).json()).toMatchObject({
        recoveryCodesLeft: 10,
        isRequired: false,
        asksPassword: true,
      });
      expect(await audited('second_factor.enabled')).toEqual([{}]);
      const kept = JSON.stringify(await rows(sql`select * from second_factor, recovery_code`));
      for (const text of [secret, ...codes]) expect(kept).not.toContain(text);
    });

    it('is asked for at each sign-in: without it there is no session, and nothing is permitted', async () => {
      const { secret } = await enrol();
      const { answer, cookie } = await firstStep();
      expect(answer.json()).toEqual({ secondFactor: 'code' });
      expect(answer.cookies).toMatchObject([
        { name: 'pulse.second_step', httpOnly: true, sameSite: 'Lax', path: '/api/v1/session', maxAge: 600 },
      ]);
      expect((await call('GET', '/session/second-factor', cookie)).json()).toEqual({
        secondFactor: 'code',
        name: 'Person petrova',
      });
      for (const url of ['/session', '/sessions', '/second-factor']) {
        expect(readProblem(await call('GET', url, cookie)).code).toBe('sign_in.required');
      }
      const refused = await call('POST', '/session/second-factor/enrolment', cookie);
      expect(readProblem(refused).code).toBe('second_factor.already_enabled');

      const wrong = await secondStep(cookie, wrongCode(secret));
      expect(readProblem(wrong)).toMatchObject({ code: 'second_factor.wrong_code' });
      expect(wrong.cookies).toEqual([]);
      const opened = await secondStep(cookie, codeOf(secret).replace(/^(...)/, '$1 '));
      expect(opened.json()).toMatchObject({ user: { login: 'petrova' } });
      expect((await call('GET', '/session', cookieOf(opened))).statusCode).toBe(200);
      expect(opened.cookies).toContainEqual(expect.objectContaining({ name: 'pulse.second_step', maxAge: 0 }));
      expect(await audited('session.opened')).toEqual([{ by: 'password' }, { by: 'second_factor' }]);
      expect(await audited('session.refused')).toEqual([{ reason: 'second_factor' }]);
    });

    it('takes a code once: neither it again nor an earlier one, from nobody', async () => {
      const { secret, code } = await enrol();
      const { cookie } = await firstStep();
      expect(readProblem(await secondStep(cookie, code)).code).toBe('second_factor.used_code');
      const next = codeOf(secret, 1);
      const answers = await Promise.all([secondStep(cookie, next), secondStep(cookie, next)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
      expect(readProblem(await secondStep(cookie, codeOf(secret))).code).toBe('second_factor.used_code');
    });

    it('is replaced by a recovery code, each once and however it is typed; new ones end the earlier ones', async () => {
      const { recoveryCodes, cookie: session } = await enrol();
      const [first = '', second = '', third = ''] = recoveryCodes;
      const { cookie } = await firstStep();
      expect((await secondStep(cookie, ` ${first.toUpperCase().replaceAll('-', ' ')}`)).statusCode).toBe(200);
      expect(readProblem(await secondStep(cookie, first)).code).toBe('second_factor.wrong_code');
      expect((await call('GET', '/second-factor', session)).json()).toMatchObject({ recoveryCodesLeft: 9 });
      const renewed = codesIn(await call('POST', '/second-factor/recovery-codes', session, { code: second }));
      expect(renewed).toHaveLength(10);
      expect(readProblem(await secondStep(cookie, third)).code).toBe('second_factor.wrong_code');
      expect((await secondStep(cookie, renewed[0] ?? '')).statusCode).toBe(200);
    });

    it('lets nobody guess: after five wrong codes even the right one waits', async () => {
      const { secret } = await enrol();
      const { cookie } = await firstStep();
      for (let attempt = 0; attempt < 5; attempt += 1) await secondStep(cookie, wrongCode(secret));
      const right = await secondStep(cookie, codeOf(secret));
      expect(readProblem(right).code).toBe('sign_in.throttled');
      // A new first step, from wherever, begins no new count.
      expect(readProblem(await secondStep((await firstStep()).cookie, codeOf(secret))).code).toBe('sign_in.throttled');
    });

    it('is not opened by a cookie that is forged, of a person who was deactivated, or older than the password', async () => {
      const { secret } = await enrol();
      const { cookie } = await firstStep();
      const isRefused = async (tried: string): Promise<void> => {
        expect(readProblem(await secondStep(tried, codeOf(secret))).code).toBe('sign_in.step_ended');
        expect(readProblem(await call('GET', '/session/second-factor', tried)).code).toBe('sign_in.step_ended');
      };
      await isRefused('');
      await isRefused('pulse.second_step=bm90IG91cnM');
      await rows(sql`update user_account set is_active = false`);
      await isRefused(cookie);
      await rows(sql`update user_account set is_active = true`);
      await rows(sql`update user_credential set password = 'another'`);
      await isRefused(cookie);
    });

    it('is required by a role: sign-in leads to setting it up, and to nothing else', async () => {
      expect((await requireFor('teacher')).json()).toEqual({ roles: ['teacher'] });
      expect(await audited('setting.changed')).toEqual([
        { key: 'identity.second_factor', value: { roles: ['teacher'] } },
      ]);
      const { answer, cookie } = await firstStep();
      expect(answer.json()).toEqual({ secondFactor: 'enrolment' });
      expect(readProblem(await call('GET', '/session', cookie)).code).toBe('sign_in.required');
      expect(readProblem(await secondStep(cookie, '123456')).code).toBe('second_factor.not_enabled');

      const secret = secretIn(await call('POST', '/session/second-factor/enrolment', cookie));
      const confirm = (code: string) => call('POST', '/session/second-factor/enrolment/confirm', cookie, { code });
      expect(readProblem(await confirm(wrongCode(secret))).code).toBe('second_factor.wrong_code');
      const confirmed = await confirm(codeOf(secret, -1));
      expect(codesIn(confirmed)).toHaveLength(10);
      expect((await call('GET', '/session', cookieOf(confirmed))).json()).toMatchObject({ user: { login: 'petrova' } });

      // The cookie of the first step sets up no second one.
      const again = await call('POST', '/session/second-factor/enrolment', cookie);
      expect(readProblem(again).code).toBe('second_factor.already_enabled');
      expect((await firstStep()).answer.json()).toEqual({ secondFactor: 'code' });
      expect((await trySignIn(server, { login: 'admin', password })).json()).toMatchObject({
        user: { login: 'admin' },
      });
    });

    it('is turned off by password and code; where a role requires it, the sessions end', async () => {
      const { secret, cookie } = await enrol();
      const disable = (typed: string, code: string) =>
        call('POST', '/second-factor/disable', cookie, { password: typed, code });
      expect(readProblem(await disable('wrong horse battery', codeOf(secret))).code).toBe('user.wrong_password');
      expect(readProblem(await disable(password, wrongCode(secret))).code).toBe('second_factor.wrong_code');
      expect((await disable(password, codeOf(secret))).statusCode).toBe(204);
      expect((await firstStep()).answer.json()).toMatchObject({ user: { login: 'petrova' } });
      expect(await audited('second_factor.disabled')).toEqual([{}]);

      const second = await enrol();
      await requireFor('teacher');
      const { secret: current } = second;
      const payload = { password, code: codeOf(current, 1) };
      expect((await call('POST', '/second-factor/disable', second.cookie, payload)).statusCode).toBe(204);
      expect(readProblem(await call('GET', '/session', second.cookie)).code).toBe('sign_in.required');
    });

    it('is reset by an administrator for others, in person, and by nobody else', async () => {
      await enrol();
      const admin = await signInAs(server, 'admin');
      const url = `/people/${petrova.id}/second-factor`;
      expect((await call('GET', url, admin.cookie)).json()).not.toEqual({ enabledAt: null });
      const own = (await call('GET', '/session', admin.cookie)).json<{ user: { id: string } }>().user.id;
      const ownReset = await call('DELETE', `/people/${own}/second-factor`, admin.cookie);
      expect(readProblem(ownReset).code).toBe('second_factor.own_reset');
      const token = await test.run(() => createToken({ login: 'admin', name: 'reset' }));
      const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
      const byToken = await server.inject({ method: 'DELETE', url: `/api/v1${url}`, headers });
      expect(readProblem(byToken).code).toBe('access.in_person');
      expect((await call('DELETE', url, admin.cookie)).statusCode).toBe(204);
      expect((await call('GET', url, admin.cookie)).json()).toEqual({ enabledAt: null });
      const { cookie, answer } = await firstStep();
      expect(answer.json()).toMatchObject({ user: { login: 'petrova' } });
      expect(readProblem(await call('DELETE', url, cookie)).code).toBe('access.denied');
      expect(readProblem(await call('DELETE', url, admin.cookie)).code).toBe('second_factor.not_enabled');
    });
  },
  { access: accessOfIdentity },
);
