import type { Domain } from '#kernel/domain.ts';
import { deadlineKind, overdueKind } from './notifications/deadlines.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export const reminders: Domain = {
  name: 'reminders',
  routes,
  tasks,
  schedules,
  notifications: [deadlineKind, overdueKind],
  permissions: {},
};
