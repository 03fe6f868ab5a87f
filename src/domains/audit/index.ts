import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { countEventsOfPerson, listEventsOfPerson, listLooks } from './service/person.ts';
export { changeSetting } from './service/change-setting.ts';
export { recordAudit, recordAuditOfMany } from './service/record.ts';
export { auditDays } from './service/retention.ts';
export { flushViews, noteView } from './service/views.ts';

export const audit: Domain = {
  name: 'audit',
  routes,
  tasks: [],
  schedules: [],
  permissions: { 'audit.read': ['administrator'] },
};
