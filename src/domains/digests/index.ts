import type { Domain } from '#kernel/domain.ts';
import { headKind, teacherKind } from './notifications/staff.ts';
import { studentKind } from './notifications/student.ts';
import { administratorKind, operatorKind } from './notifications/system.ts';
import { routes } from './routes.ts';
import { schedules, tasks } from './tasks.ts';

export const digests: Domain = {
  name: 'digests',
  routes,
  tasks,
  schedules,
  notifications: [studentKind, teacherKind, headKind, operatorKind, administratorKind],
  permissions: {},
};
