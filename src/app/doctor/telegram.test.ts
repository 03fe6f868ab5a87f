import { expect, it } from 'vitest';
import { startTelegram, telegramToken } from '#test/fakes/telegram/server.ts';
import { examineTelegram } from './telegram.ts';

const publicUrl = 'http://localhost:8000';

it('doctor, telegram: says that no bot is configured', async () => {
  expect(await examineTelegram({ telegram: undefined, publicUrl })).toMatchObject([{ status: 'ok' }]);
});

it('doctor, telegram: tells a bot that is there, a wrong token, an address without https and an absent server', async () => {
  const server = await startTelegram();
  const bot = { token: telegramToken, apiRoot: server.address, webhookSecret: undefined };
  const [well] = await examineTelegram({ telegram: bot, publicUrl });
  expect(well).toMatchObject({ status: 'ok', seen: expect.stringContaining('@pulse_edu_bot') as unknown });
  const [wrong] = await examineTelegram({ telegram: { ...bot, token: '1:mistaken' }, publicUrl });
  expect(wrong).toMatchObject({ status: 'fault' });
  expect(wrong?.seen).not.toContain('mistaken');
  const brought = { ...bot, webhookSecret: 'a secret of some length' };
  expect(await examineTelegram({ telegram: brought, publicUrl })).toMatchObject([{ status: 'fault' }]);
  await server.close();
  expect(await examineTelegram({ telegram: bot, publicUrl })).toMatchObject([{ status: 'fault' }]);
});
