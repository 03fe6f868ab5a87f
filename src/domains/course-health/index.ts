import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { healthOf } from './service.ts';

export const courseHealth: Domain = { name: 'course-health', routes, tasks: [], schedules: [], permissions: {} };
