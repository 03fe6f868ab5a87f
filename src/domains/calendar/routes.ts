import type { FastifyReply, FastifyRequest } from 'fastify';
import { definePublicRoute, defineRoute } from '#kernel/http/route.ts';
import { calendarFeedSchema, calendarParams, madeFeedSchema } from './contract.ts';
import { getOwnFeed, makeFeed, revokeFeed } from './service/own-feed.ts';
import { readCalendar, type CalendarFile } from './service/read-calendar.ts';

const url = '/calendar-feed';

export const routes = [
  defineRoute({
    ...{ method: 'GET', url, permission: 'signed-in', readsPrimary: true },
    summary: "Whether the caller's calendar has an address",
    schema: { response: calendarFeedSchema },
    handler: ({ actor }) => getOwnFeed(actor),
  }),
  defineRoute({
    ...{ method: 'POST', url, permission: 'signed-in' },
    summary: "Make an address for the caller's calendar; the one before works no longer",
    schema: { response: madeFeedSchema },
    handler: ({ actor }) => makeFeed(actor),
  }),
  defineRoute({
    ...{ method: 'DELETE', url, permission: 'signed-in' },
    summary: "Take the address from the caller's calendar",
    schema: {},
    handler: ({ actor }) => revokeFeed(actor),
  }),
  definePublicRoute({
    ...{ method: 'GET', url: '/calendar/:file', readsPrimary: true, produces: ['text/calendar'] },
    summary: 'Deadlines and lessons of whoever made the address, for programs that subscribe (RFC 5545)',
    schema: { params: calendarParams },
    handler: async ({ params, request, reply }) => {
      const calendar = await readCalendar(params.file.replace('.ics', ''));
      return sendCalendar(calendar, request, reply);
    },
  }),
];

/** Sends nothing that the program has already. */
function sendCalendar(
  { text, etag, changedAt }: CalendarFile,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  void reply.headers({ etag, 'last-modified': changedAt.toUTCString(), 'cache-control': 'private, no-cache' });
  const { 'if-none-match': known, 'if-modified-since': since } = request.headers;
  const isKnown =
    known === undefined
      ? since !== undefined && Math.floor(changedAt.getTime() / 1000) * 1000 <= Date.parse(since)
      : known.split(',').some((one) => one.trim().replace(/^W[/]/, '') === etag);
  if (isKnown) return reply.code(304).send();
  return reply.header('content-type', 'text/calendar; charset=utf-8').send(text);
}
