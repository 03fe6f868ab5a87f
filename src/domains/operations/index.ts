import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export { getTask, listQueues, listTasks, runTaskAgain, runTasksAgain } from './service.ts';
export { enqueueSnapshot } from './service/snapshots.ts';

export const operations: Domain = {
  name: 'operations',
  routes,
  tasks,
  schedules,
  permissions: { 'tasks.manage': ['administrator'] },
};
