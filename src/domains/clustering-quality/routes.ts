import { defineRoute } from '#kernel/http/route.ts';
import { qualityOverviewSchema, qualityThresholdsSchema } from './contract.ts';
import { getOverview } from './service/overview.ts';
import { getThresholds, setThresholds } from './service/thresholds.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/clustering-quality',
    permission: 'courses.quality',
    summary:
      'How sound the groups of students are in the courses the caller may see, the worst first, with open alerts',
    schema: { response: qualityOverviewSchema },
    handler: ({ actor }) => getOverview(actor),
  }),
  defineRoute({
    method: 'GET',
    url: '/settings/clustering-quality',
    permission: 'settings.manage',
    summary: 'From which figures on the groups of a course want a look',
    readsPrimary: true,
    schema: { response: qualityThresholdsSchema },
    handler: () => getThresholds(),
  }),
  defineRoute({
    method: 'PUT',
    url: '/settings/clustering-quality',
    permission: 'settings.manage',
    summary: 'Set from which figures on the groups of a course want a look; alerts follow at once',
    schema: { body: qualityThresholdsSchema, response: qualityThresholdsSchema },
    handler: ({ actor, body }) => setThresholds(actor, body),
  }),
];
