import type { Domain } from '#kernel/domain.ts';
import { followUp } from '#kernel/tasks/define-event.ts';
import { courseChanged } from '#domains/gradebook/index.ts';
import { alertKind } from './notifications.ts';
import { routes } from './routes.ts';
import { snapshotTask } from './service/snapshots.ts';
import { schedules, tasks } from './tasks.ts';

export { getTask, listQueues, listTasks, runTaskAgain, runTasksAgain } from './service.ts';
export { deadTaskDays, endedTaskDays } from './service/partitions.ts';
export { enqueueSnapshot } from './service/snapshots.ts';

export const operations: Domain = {
  name: 'operations',
  routes,
  tasks,
  followUps: [followUp(courseChanged, snapshotTask, () => ({ kind: 'import' }))],
  schedules,
  notifications: [alertKind],
  permissions: { 'tasks.manage': ['administrator'] },
};
