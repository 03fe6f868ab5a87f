import { defineRoute } from '#kernel/http/route.ts';
import { previewBody, previewQuery, previewSchema } from '../contract.ts';
import { previewKind, sendPreview } from '../service/preview.ts';

const url = '/messages/preview';
const permission = 'notifications.manage';

/** How notifications look, for administrators. */
export const previewRoutes = [
  defineRoute({
    ...{ method: 'GET', url, permission },
    summary: 'A kind of notification in words: as letter, as plain text and as message of the bot',
    schema: { query: previewQuery, response: previewSchema },
    handler: ({ actor, query }) => previewKind(actor, query),
  }),
  defineRoute({
    ...{ method: 'POST', url, permission },
    summary: 'Send the caller a kind of notification as it could be, at most one a minute of each',
    schema: { body: previewBody },
    handler: ({ actor, body }) => sendPreview(actor, body),
  }),
];
