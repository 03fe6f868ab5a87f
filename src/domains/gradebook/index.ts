import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { courseChanged } from './events.ts';
export { listActivities, listDeadlines, listHeatMapRows, listResultsOfStudent } from './store/cells.ts';
export { blankCellsAsOf, cellsApartAsOf, cellsAsOf, resultCellsAsOf } from './store/cells-as-of.ts';
export { listCellsOfActivity } from './store/cells.ts';
export { listStandingDeadlines, openDeadlines } from './store/open-deadlines.ts';
export { listOpenWork, type OpenWork } from './store/open-work.ts';
export { listMoments } from './store/moments.ts';
export { hasDeadlines, listRecorded } from './store/recorded.ts';
export { confirmDeadlines } from './store/deadline-confirmations.ts';
export { refreshStatistics } from './store/statistics.ts';
export { resultColumns, type IncomingResults } from './store/incoming-results.ts';
export { upsertActivities, type RowChange } from './store/upsert-activities.ts';
export { upsertResults, type ResultChange, type UpsertedResults } from './store/upsert-results.ts';

export const gradebook: Domain = { name: 'gradebook', routes, tasks: [], schedules: [], permissions: {} };
