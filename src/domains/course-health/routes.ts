import { defineRoute } from '#kernel/http/route.ts';
import { courseHealthListSchema } from './contract.ts';
import { listCourseHealth } from './service.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    url: '/course-health',
    permission: 'courses.read',
    summary: 'How the courses the caller may see are doing, each with a status and its reasons',
    schema: { response: courseHealthListSchema },
    handler: async ({ actor }) => ({ items: await listCourseHealth(actor) }),
  }),
];
