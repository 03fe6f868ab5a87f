import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export { getDirectorySettings } from './service/settings.ts';
export { directorySource } from './candidates.ts';
export { erasePersonFromRuns } from './store/erase.ts';
export { synchroniseHere } from './service/synchronise.ts';

export const directory: Domain = {
  name: 'directory',
  routes,
  tasks,
  schedules,
  permissions: { 'directory.manage': ['administrator'] },
};
