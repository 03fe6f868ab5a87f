import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { evaluateTask, trainTask } from './tasks.ts';

export const modelQuality: Domain = {
  name: 'model-quality',
  routes,
  tasks: [evaluateTask, trainTask],
  schedules: [],
  permissions: { 'model.manage': ['administrator'] },
};
