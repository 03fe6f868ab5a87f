import { defineRoute } from '#kernel/http/route.ts';
import { sendFile } from '#kernel/http/send-file.ts';
import { contentTypes } from '#kernel/table-file.ts';
import { qualityQuery, qualitySchema } from '../quality/contract.ts';
import { exportQuality, getQuality } from '../service/quality.ts';

const permission = 'recommendations.quality';

export const qualityRoutes = [
  defineRoute({
    ...{ method: 'GET', url: '/recommendations/quality', permission },
    summary: 'How recommendations were decided about, rated and followed',
    schema: { query: qualityQuery, response: qualitySchema },
    handler: ({ actor, query }) => getQuality(actor, query),
  }),
  defineRoute({
    ...{ method: 'GET', url: '/recommendations/quality/export', permission },
    heavy: true,
    summary: 'The same as csv',
    produces: [contentTypes.csv],
    schema: { query: qualityQuery },
    handler: async ({ actor, query, reply }) => sendFile(reply, await exportQuality(actor, query)),
  }),
];
