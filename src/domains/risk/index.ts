import type { Domain } from '#kernel/domain.ts';
import { followUp } from '#kernel/tasks/define-event.ts';
import { courseRecomputed } from '#domains/metrics/index.ts';
import { routes } from './routes.ts';
import { recomputeKind } from './service.ts';
import { recomputeTask, sweepTask } from './tasks.ts';

export { assess, openJudge, riskSetting } from './service/assess.ts';
export { findLiveModel, findUsableModel, liveModelSetting, type UsableModel } from './service/live-model.ts';
export { recomputeKind } from './service.ts';
export { shippedFigures } from './early-warning/shipped-figures.ts';
export { cutsOf, weeksOf } from './evaluation/cuts.ts';
export { figuresOf, type Judged } from './evaluation/figures.ts';
export { groupErrors, type GroupCounts } from './evaluation/group-errors.ts';
export { leadTimeOf, weeksOfWarning, type ZoneAt } from './evaluation/lead-time.ts';
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
