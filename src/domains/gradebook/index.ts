import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { courseChanged } from './events.ts';
export { cellsAsOf } from './store/cells-as-of.ts';
export { refreshStatistics } from './store/statistics.ts';
export {
  upsertActivities,
  upsertResults,
  type IncomingResults,
  type ResultChange,
  type RowChange,
  type UpsertedResults,
} from './store/upsert.ts';

export const gradebook: Domain = { name: 'gradebook', routes, tasks: [], schedules: [], permissions: {} };
