import type { Domain } from '#kernel/domain.ts';
import { failedKind } from './notifications/failed.ts';
import { finishedKind } from './notifications/finished.ts';
import { routes } from './routes.ts';
import { templateRoute } from './routes/template.ts';
import { watchedFolderRoute } from './routes/watched-folder.ts';
import { schedules, tasks } from './tasks.ts';

export { columnLetter } from './formats/workbook.ts';
export { listBatchesById } from './store/journal.ts';
export { systems } from './sources/index.ts';
export { pulledFormat, type PulledDocument } from './sources/pulled/document.ts';
export { countOriginals } from './store/erase.ts';
export { ledgerDays } from './store/ledger-begin.ts';
export { defaultTeacher, getImportDetail, startImports } from './service/imports.ts';
export { erasePersonFromImports } from './service/erase-person.ts';
export { agreeToWhatIsPlanned } from './service/review.ts';
export { canReadNewestUpload, originalDays } from './service/originals.ts';
export { readSmallTable } from './service/tables.ts';
export { discardUploads, storeUpload, type StoredFile } from './service/upload.ts';

export const imports: Domain = {
  name: 'imports',
  routes: [...routes, templateRoute, watchedFolderRoute],
  tasks,
  schedules,
  notifications: [finishedKind, failedKind],
  permissions: {
    'imports.create': ['operator', 'administrator'],
    'imports.read': ['operator', 'administrator'],
  },
};
