import type { Domain } from '#kernel/domain.ts';
import { followUp } from '#kernel/tasks/define-event.ts';
import { courseAssessed } from '#domains/risk/index.ts';
import { routes } from './routes.ts';
import { refillKind } from './service/refill-course.ts';
import { refillTask, sweepTask } from './tasks.ts';

export { listZonesBefore } from './store/trends.ts';
export { findCourseSpan } from './store/fingerprints.ts';
export { quietDays } from './service/moments.ts';
export { historyDays } from './service/refill-course.ts';

export const history: Domain = {
  name: 'history',
  routes,
  tasks: [refillTask, sweepTask],
  // Not beside the zones, which somebody waits for: both read the whole course.
  followUps: [followUp(courseAssessed, refillKind, ({ courseId }) => ({ courseId }))],
  // Metrics are computed anew each day, and history follows them; this finds what was lost on the way.
  schedules: [{ name: 'history.sweep', cron: '35 * * * *', task: sweepTask, input: {} }],
  permissions: {},
};
