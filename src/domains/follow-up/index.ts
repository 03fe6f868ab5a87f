import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { countFlagFeedback } from './service/flags.ts';

export const followUp: Domain = {
  name: 'follow-up',
  routes,
  tasks: [],
  schedules: [],
  permissions: { 'follow_up.manage': ['teacher', 'head'] },
};
