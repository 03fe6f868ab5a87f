import { definePublicRoute, defineRoute } from '#kernel/http/route.ts';
import { telegramCodeSchema, telegramLinkSchema, updateBody } from './contract.ts';
import { getOwnLink, makeCode, removeOwnLink } from './service/own-link.ts';
import { takeBrought } from './service/take-updates.ts';

const url = '/telegram-link';

export const routes = [
  defineRoute({
    ...{ method: 'GET', url, permission: 'signed-in', readsPrimary: true },
    summary: 'Whether the caller has linked a chat with the bot in Telegram',
    schema: { response: telegramLinkSchema },
    handler: ({ actor }) => getOwnLink(actor),
  }),
  defineRoute({
    ...{ method: 'POST', url, permission: 'signed-in' },
    summary: 'Make a code that links a chat with the caller; it works once, for a quarter of an hour',
    schema: { response: telegramCodeSchema },
    handler: ({ actor }) => makeCode(actor),
  }),
  defineRoute({
    ...{ method: 'DELETE', url, permission: 'signed-in' },
    summary: 'Unlink the chat',
    schema: {},
    handler: ({ actor }) => removeOwnLink(actor),
  }),
  definePublicRoute({
    method: 'POST',
    url: '/telegram/webhook',
    summary: 'What people write to the bot, brought by Telegram',
    schema: { body: updateBody },
    handler: ({ body, request }) => takeBrought(body, request.headers['x-telegram-bot-api-secret-token']),
  }),
];
