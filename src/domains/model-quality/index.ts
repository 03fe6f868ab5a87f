import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { evaluateTask, sweepTask, trainTask } from './tasks.ts';

export const modelQuality: Domain = {
  name: 'model-quality',
  routes,
  tasks: [evaluateTask, trainTask, sweepTask],
  schedules: [{ name: 'model_quality.sweep', cron: '25,55 * * * *', task: sweepTask, input: {} }],
  permissions: { 'model.manage': ['administrator'], 'model.read': ['head', 'administrator'] },
};
