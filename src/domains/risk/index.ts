import type { Domain } from '#kernel/domain.ts';
import { followUp } from '#kernel/tasks/define-event.ts';
import { courseRecomputed } from '#domains/metrics/index.ts';
import { ownZoneWorseKind } from './notifications/own-zone-worse.ts';
import { zoneWorseKind } from './notifications/zone-worse.ts';
import { routes } from './routes.ts';
import { recomputeKind } from './service.ts';
import { compareChangedTask, compareClusteringsTask, findWaysOutTask, recomputeTask, sweepTask } from './tasks.ts';

export { courseAssessed, waysFound } from './events.ts';
export { assess, openBothJudges, openJudge, riskSetting } from './service/assess.ts';
export { findLiveModel, findUsableModel, liveModelSetting, type UsableModel } from './service/live-model.ts';
export { countZonesOfCourses, getZonesOfCourse, recomputeKind } from './service.ts';
export { areFeaturesKnown } from './early-warning/model.ts';
export { shippedFigures } from './early-warning/shipped-figures.ts';
export { cutsOf, trainingMoments, weeksOf } from './evaluation/cuts.ts';
export { gateOf } from './evaluation/gate.ts';
export { heldOutOf, type HeldOut } from './early-warning/training/held-out.ts';
export { samplesOf } from './early-warning/training/samples.ts';
export { usualSettings } from './early-warning/training/train.ts';
export type { TrainedView } from './early-warning/training/train-views.ts';
export {
  pack,
  viewPlace,
  type PackedLesson,
  type Trained,
  type TrainingRequest,
} from './early-warning/training/thread-messages.ts';
export type { WarningCourse } from './early-warning/course.ts';
export { trainInThread } from './service/train-in-thread.ts';
export { findWarningCourse } from './service/warning-course.ts';
export { figuresOf } from './evaluation/figures.ts';
export { groupErrors, type GroupCounts } from './evaluation/group-errors.ts';
export { leadTimeOf, weeksOfWarning, type ZoneAt } from './evaluation/lead-time.ts';
export { computeCourse } from './service/export-course.ts';
export { toExportFile } from './service/export-file.ts';
export { reasonSentence } from './service/reason-sentence.ts';
export { findStandings, type Standing, type Standings } from './service/standings.ts';
export { findCommonAction } from './service/ways-out.ts';
export { toldTo, zoneToStaff } from './told-to.ts';
export { withoutOthers } from './without-others.ts';
export { countZones } from './store/zones.ts';
export { listComparisons } from './store/clusterings.ts';
export { listRunFigures } from './store/run-figures.ts';
export { courseAssessedAt } from './store/assessed-at.ts';

export const risk: Domain = {
  name: 'risk',
  routes,
  tasks: [recomputeTask, findWaysOutTask, sweepTask, compareClusteringsTask, compareChangedTask],
  followUps: [followUp(courseRecomputed, recomputeKind, ({ courseId }) => ({ courseId }))],
  schedules: [
    { name: 'risk.sweep', cron: '5-59/10 * * * *', task: sweepTask, input: {} },
    { name: 'risk.compare_changed_courses', cron: '10 2 * * *', task: compareChangedTask, input: {} },
  ],
  notifications: [zoneWorseKind, ownZoneWorseKind],
  permissions: {
    'courses.export': ['teacher', 'head', 'operator', 'administrator'],
    'courses.quality': ['head', 'administrator'],
  },
};
