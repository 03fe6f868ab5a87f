import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export const people: Domain = {
  name: 'people',
  routes,
  tasks: [],
  schedules: [],
  permissions: { 'people.manage': ['administrator'] },
};
