import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { tasks } from './tasks.ts';

export const privacy: Domain = {
  name: 'privacy',
  routes,
  tasks,
  schedules: [],
  permissions: { 'erasures.manage': ['administrator'] },
};
