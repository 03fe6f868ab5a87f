import type { Domain } from '#kernel/domain.ts';
import { followUp } from '#kernel/tasks/define-event.ts';
import { waysFound } from '#domains/risk/index.ts';
import { approvedKind } from './notifications/approved.ts';
import { ratedLowKind } from './notifications/rated-low.ts';
import { routes } from './routes.ts';
import { planKind, summariseKind } from './service/kinds.ts';
import { schedules, tasks } from './tasks.ts';

export { listFirstApproved } from './store/first-approved.ts';
export { markDone, rate } from './service/rate.ts';
export { requestAdvice } from './service/request.ts';
export { getAdvice } from './service/told.ts';

export const recommendations: Domain = {
  name: 'recommendations',
  routes,
  tasks,
  followUps: [
    followUp(waysFound, planKind, ({ courseId }) => ({ courseId }), 'bulk'),
    followUp(waysFound, summariseKind, ({ courseId }) => ({ courseId }), 'bulk'),
  ],
  schedules,
  notifications: [approvedKind, ratedLowKind],
  permissions: {
    'recommendations.read': ['teacher', 'head'],
    'recommendations.review': ['teacher'],
    'recommendations.quality': ['teacher', 'head', 'administrator'],
    'recommendations.request': ['teacher', 'student'],
  },
};
