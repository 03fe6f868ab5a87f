import type { Domain } from '#kernel/domain.ts';
import { followUp } from '#kernel/tasks/define-event.ts';
import { courseRecomputed } from '#domains/metrics/index.ts';
import { routes } from './routes.ts';
import { recomputeKind } from './service.ts';
import { recomputeTask, sweepTask } from './tasks.ts';

export { assess, modelVersion, openJudge, riskSetting } from './service/assess.ts';
export { computeCourse } from './service/export-course.ts';
export { toExportFile } from './service/export-file.ts';
export { reasonSentence } from './service/reason-sentence.ts';
export { toldTo, zoneToStaff } from './told-to.ts';
export { withoutOthers } from './without-others.ts';
export { countZones } from './store/zones.ts';
export { courseAssessedAt } from './store/assessed-at.ts';

export const risk: Domain = {
  name: 'risk',
  routes,
  tasks: [recomputeTask, sweepTask],
  followUps: [followUp(courseRecomputed, recomputeKind, ({ courseId }) => ({ courseId }))],
  schedules: [{ name: 'risk.sweep', cron: '5-59/10 * * * *', task: sweepTask, input: {} }],
  permissions: {
    'courses.export': ['teacher', 'head', 'operator', 'administrator'],
    'courses.quality': ['head', 'administrator'],
  },
};
