import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export { receiveUpdates } from './service/receive-updates.ts';

export const telegram: Domain = { name: 'telegram', routes, tasks, schedules, permissions: {} };
