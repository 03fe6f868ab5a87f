import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startSmtp, type SmtpForTests } from '#test/fakes/smtp/server.ts';
import type { OpenMailer } from './port.ts';
import { openSmtpMailer } from './smtp.ts';

const letter = {
  id: 'letter 1',
  to: 'ivanova@example.edu',
  subject: 'Приглашение',
  text: 'Здравствуйте!\n\nhttps://pulse.example.edu/invitation#a=b_c\n',
  html: '<p>Здравствуйте!</p>',
};

describe('letters over SMTP', () => {
  const open: { server?: SmtpForTests; mailer?: OpenMailer } = {};
  afterEach(async () => {
    open.mailer?.close();
    await open.server?.stop();
  });
  const start = async (account?: { user: string; password: string }, url?: (own: string) => string) => {
    const server = await startSmtp(account);
    const address = url ? url(server.url) : server.url;
    const mailer = openSmtpMailer({ url: address, from: 'Pulse.EDU <pulse@example.edu>' });
    Object.assign(open, { server, mailer });
    return { server, mailer };
  };

  it('arrive whole, in Russian, each attempt under the same Message-ID', async () => {
    const { server, mailer } = await start();
    await mailer.send(letter);
    await mailer.send(letter);
    await mailer.send({ ...letter, id: 'letter 2' });
    const [first, again, other] = server.letters;
    expect(first?.to).toEqual(['ivanova@example.edu']);
    expect(first?.text.trim().replaceAll('\r\n', '\n')).toBe(letter.text.trim());
    expect(first?.source).toContain('From: "Pulse.EDU" <pulse@example.edu>');
    expect(first?.messageId).toMatch(/^<[0-9a-f]{32}@example[.]edu>$/);
    expect(again?.messageId).toBe(first?.messageId);
    expect(other?.messageId).not.toBe(first?.messageId);
  });

  it('an account with a password of any characters is let in, a wrong one is told', async () => {
    const account = { user: 'pulse@example.edu', password: 'p@ss/w:rd' };
    const { mailer } = await start(account);
    await mailer.verify();
    const wrong = await start(account, (url) => url.replace('rd@', 'RD@'));
    await expect(wrong.mailer.verify()).rejects.toMatchObject({ code: 'mail.failed', params: { reason: 'EAUTH 535' } });
  });

  it('a refused recipient is final, a mailbox that is full at present is not', async () => {
    const { server, mailer } = await start();
    server.refuseWith = 550;
    await expect(mailer.send(letter)).rejects.toMatchObject({ name: 'PermanentError', code: 'mail.address_refused' });
    server.refuseWith = 452;
    await expect(mailer.send(letter)).rejects.toMatchObject({ name: 'AppError', code: 'mail.failed' });
    server.refuseWith = undefined;
    await mailer.send(letter);
    expect(server.letters).toHaveLength(1);
  });

  it('an absent server fails for now; lines in a name start no header of their own', async () => {
    const { server, mailer } = await start();
    await mailer.send({ ...letter, subject: 'one\r\nBcc: thief@example.com' });
    expect(server.letters[0]?.to).toEqual(['ivanova@example.edu']);
    expect(server.letters[0]?.source).not.toMatch(/^Bcc:/m);
    const absent = openSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'pulse@example.edu' });
    await expect(absent.send(letter)).rejects.toMatchObject({ name: 'AppError', code: 'mail.failed' });
    absent.close();
  });

  it('come back to an address of their own, are stopped by one press of a button, and are signed with all of it', async () => {
    const { server } = await start();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const mailer = openSmtpMailer({
      ...{ url: server.url, from: 'pulse@example.edu', bounces: 'returned-7f3a@example.edu' },
      dkim: { domain: 'example.edu', selector: 'pulse', privateKey: key },
    });
    const { messageId } = await mailer.send({ ...letter, unsubscribeUrl: 'https://pulse.example.edu/u/1' });
    mailer.close();
    const [received] = server.letters;
    expect(received?.messageId).toBe(`<${messageId}>`);
    expect(received?.from).toBe('returned-7f3a@example.edu');
    const headers = (received?.source ?? '')
      .split('\r\n\r\n', 1)
      .join('')
      .replaceAll(/\r\n\s+/g, ' ');
    expect(headers).toContain('List-Unsubscribe: <https://pulse.example.edu/u/1>');
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const signature = /^DKIM-Signature: (.*)$/im.exec(headers)?.[1] ?? '';
    expect(signature).toContain('d=example.edu');
    expect(signature).toContain('s=pulse');
    const signedFields = / h=([^;]*)/.exec(signature)?.[1]?.replaceAll(' ', '').toLowerCase().split(':') ?? [];
    expect(signedFields).toEqual(
      expect.arrayContaining(['from', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']),
    );
  });

  it('of a sender that the server does not take are tried again: that is set right by somebody', async () => {
    const { server, mailer } = await start();
    server.refuseSenderWith = 553;
    await expect(mailer.send(letter)).rejects.toMatchObject({ name: 'AppError', code: 'mail.failed' });
  });
});
