import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import {
  deliveriesQuery,
  deliveryExportQuery,
  deliveryFiguresQuery,
  deliveryFiguresSchema,
  deliveryListSchema,
  kindListSchema,
} from '../contract.ts';
import { exportDeliveries, getDeliveryFigures, listDeliveries, listKinds } from '../service/log.ts';

const permission = 'notifications.manage';

/** What was sent to whom, for administrators. */
export const logRoutes = [
  defineRoute({
    ...{ method: 'GET', url: '/messages', permission },
    summary: 'What was sent to whom by which channel, and why not, newest first',
    schema: { query: deliveriesQuery, response: deliveryListSchema },
    handler: ({ actor, query }) => listDeliveries(actor, query),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/messages/export', permission },
    heavy: true,
    summary: 'The same as csv or xlsx, the newest 20,000',
    produces: [contentTypes.csv, contentTypes.xlsx],
    schema: { query: deliveryExportQuery },
    handler: async ({ actor, query: { format, ...filter }, reply }) =>
      sendFile(reply, await exportDeliveries(actor, filter, format)),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/messages/figures', permission },
    summary: 'How the messages of the last days ended, by day and channel',
    schema: { query: deliveryFiguresQuery, response: deliveryFiguresSchema },
    handler: ({ query }) => getDeliveryFigures(query.days),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/messages/kinds', permission },
    summary: 'All kinds of notifications',
    schema: { response: kindListSchema },
    handler: ({ actor }) => listKinds(actor),
  }),
];
