import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { evaluateTask } from './tasks.ts';

export const modelQuality: Domain = {
  name: 'model-quality',
  routes,
  tasks: [evaluateTask],
  schedules: [],
  permissions: { 'model.manage': ['administrator'] },
};
