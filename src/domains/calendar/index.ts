import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { listOwnDeadlines, type OwnDeadline } from './service/own-deadlines.ts';

export const calendar: Domain = { name: 'calendar', routes, tasks: [], schedules: [], permissions: {} };
