import { afterEach, describe, expect, it } from 'vitest';
import { startTelegram, telegramBot, telegramToken, type FakeTelegram } from '#test/fakes/telegram/server.ts';
import { openBotApi } from './bot-api.ts';

describe('the bot over the Bot API', () => {
  let server: FakeTelegram;
  afterEach(() => server.close());
  const open = async (token = telegramToken) => {
    server = await startTelegram();
    return openBotApi({ token, apiRoot: server.address, webhookSecret: undefined });
  };

  it('sends, edits and answers presses; an edit that changes nothing is done', async () => {
    const telegram = await open();
    const buttons = [[{ text: 'A', data: 'a' }], [{ text: 'B', url: 'https://pulse.example.edu' }]];
    const id = await telegram.sendMessage({ chatId: '42', html: '<b>Привет</b> &amp; всё', buttons });
    expect(server.sent).toMatchObject([{ chatId: '42', messageId: id, html: '<b>Привет</b> &amp; всё' }]);
    await telegram.editMessage(id, { chatId: '42', html: 'иначе', buttons });
    await telegram.editMessage(id, { chatId: '42', html: 'иначе', buttons });
    await telegram.editButtons(id, '42', [[{ text: 'C', data: 'c' }]]);
    expect(server.sent).toMatchObject([{ html: 'иначе', buttons: [[{ text: 'C', callback_data: 'c' }]] }]);
    await telegram.answerPress('press', 'Готово');
    expect(server.pressed).toEqual(['Готово']);
  });

  it('asks for its name once', async () => {
    const telegram = await open();
    expect([await telegram.getName(), await telegram.getName()]).toEqual([telegramBot, telegramBot]);
    expect(server.calls).toEqual(['getMe']);
  });

  it('gets what is written in private chats, waits for it, and hears nothing of groups', async () => {
    const telegram = await open();
    const { signal } = new AbortController();
    const waiting = telegram.getUpdates(0, 20, signal);
    server.say('42', '/start code', 'en');
    const [first] = await waiting;
    expect(first).toMatchObject({ kind: 'text', chatId: '42', text: '/start code', language: 'en' });
    server.say('-7', '/progress', 'ru', 'group');
    server.press('42', '1', 'a:1');
    server.setMember('42', 'kicked');
    const later = await telegram.getUpdates((first?.id ?? 0) + 1, 20, signal);
    expect(later.map(({ kind }) => kind)).toEqual(['other', 'button', 'stopped']);
    expect(server.waiting).toBe(3);
  });

  it('stops waiting when it is told to', async () => {
    const telegram = await open();
    const stop = new AbortController();
    const waiting = telegram.getUpdates(0, 20, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(waiting).rejects.toMatchObject({ code: 'telegram.failed' });
  });

  it.each([
    ['too-many', 'AppError', 'telegram.too_many', { seconds: 1 }],
    ['fails', 'AppError', 'telegram.failed', { reason: '500 Internal Server Error' }],
    ['dropped', 'AppError', 'telegram.failed', {}],
    ['lost', 'AppError', 'telegram.failed', { reason: 'UND_ERR_SOCKET' }],
    ['blocked', 'PermanentError', 'telegram.blocked', {}],
    ['gone', 'PermanentError', 'telegram.chat_gone', {}],
  ] as const)('tells %s as %s %s', async (behaviour, name, code, params) => {
    const telegram = await open();
    server.script(behaviour);
    await expect(telegram.sendMessage({ chatId: '42', html: 'x' })).rejects.toMatchObject({ name, code, params });
  });

  it('says that a text is wrong for good, and a wrong token without the token', async () => {
    const telegram = await open();
    await expect(telegram.sendMessage({ chatId: '42', html: '<b>x' })).rejects.toMatchObject({
      name: 'PermanentError',
      code: 'telegram.refused',
    });
    const stranger = openBotApi({ token: '1:wrong', apiRoot: server.address, webhookSecret: undefined });
    const refusal = await stranger.getName().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'telegram.failed', params: { reason: '401 Unauthorized' } });
    expect(JSON.stringify(refusal)).not.toContain('1:wrong');
  });
});
