import { expect, it } from 'vitest';
import { startSmtp } from '#test/fakes/smtp/server.ts';
import { examineMail } from './mail.ts';

const from = 'pulse@example.edu';

it('doctor, mail: says that none is configured', async () => {
  expect(await examineMail({ smtp: undefined })).toMatchObject([{ status: 'ok', about: 'mail' }]);
});

it('doctor, mail: tells a server that answers, a wrong password and an absent server, never the password', async () => {
  const server = await startSmtp({ user: 'pulse', password: 'right' });
  const withPassword = (password: string) => ({ smtp: { url: server.url.replace('right', password), from } });
  expect(await examineMail(withPassword('right'))).toMatchObject([{ status: 'ok' }]);
  const [wrong] = await examineMail(withPassword('mistaken'));
  expect(wrong).toMatchObject({ status: 'fault' });
  expect(wrong?.seen).not.toContain('mistaken');
  await server.stop();
  expect(await examineMail({ smtp: { url: 'smtp://127.0.0.1:1', from } })).toMatchObject([{ status: 'fault' }]);
});
