import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export { findConnectionCalled, listConnections } from './service/connections.ts';
export { listRuns, startRunHere } from './service/runs.ts';
export { isUnderWay } from './run-state.ts';

export const connectors: Domain = {
  name: 'connectors',
  routes,
  tasks,
  schedules,
  permissions: { 'connections.manage': ['operator', 'administrator'] },
};
