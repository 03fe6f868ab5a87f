import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

const token = '123456789:AAEexampleexampleexampleexample0000';
const read = (environment: Record<string, string>) => readConfig(environment).telegram;

it('without a token there is no bot; with one it is asked for updates at Telegram itself', () => {
  expect(read({})).toBeUndefined();
  expect(read({ TELEGRAM_BOT_TOKEN: token })).toEqual({
    ...{ token, apiRoot: 'https://api.telegram.org', webhookSecret: undefined },
  });
});

it('a Bot API of one’s own may stand on this machine without https, elsewhere not', () => {
  const at = (TELEGRAM_API_ROOT: string) => read({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT })?.apiRoot;
  expect(at('http://localhost:8081/')).toBe('http://localhost:8081');
  expect(() => at('http://telegram.example.edu')).toThrow(/must begin with https/);
});

it('a wrong token, a short secret and a secret without a bot are told', () => {
  expect(() => read({ TELEGRAM_BOT_TOKEN: 'token' })).toThrow(/is no token of a bot/);
  expect(() => read({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'short' })).toThrow(/16 to 256/);
  expect(() => read({ TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-some-length' })).toThrow(/set TELEGRAM_BOT_TOKEN, too/);
});
