import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export const connectors: Domain = {
  name: 'connectors',
  routes,
  tasks,
  schedules,
  permissions: { 'connections.manage': ['operator', 'administrator'] },
};
