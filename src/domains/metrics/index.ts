import type { Domain } from '#kernel/domain.ts';
import { followUp } from '#kernel/tasks/define-event.ts';
import { courseChanged } from '#domains/gradebook/index.ts';
import { routes } from './routes.ts';
import { activityRoutes } from './routes/activities.ts';
import { recomputeKind } from './service.ts';
import { recomputeTask, sweepTask } from './tasks.ts';

export { courseRecomputed } from './events.ts';
export { computeFinalMetrics, computeMetricsAsOf, getMetricsOfStudent } from './service.ts';
export { compareGrading } from './service/grading.ts';
export { listActivityFindings } from './service/activity-metrics.ts';
export { getTopicsOfStudent, listWeakTopics, listWeakTopicsOfCourse } from './service/topics.ts';
export { rulesOfCourse } from './service/weights.ts';
export { listHardestActivities, listHealthFacts } from './store/health.ts';
export { summariseCourse } from './summarise-course.ts';
export { listTopicsOfActivities } from './store/topics.ts';
export { findCourseMetric, listStudentMetrics, prepareForLargeCourse } from './store/metrics.ts';

export const metrics: Domain = {
  name: 'metrics',
  routes: [...routes, ...activityRoutes],
  tasks: [recomputeTask, sweepTask],
  followUps: [followUp(courseChanged, recomputeKind, ({ courseId }) => ({ courseId }))],
  // Deadlines pass and days go by without any import.
  schedules: [{ name: 'metrics.sweep', cron: '*/10 * * * *', task: sweepTask, input: {} }],
  permissions: { 'metrics.configure': ['administrator'], 'courses.grade': ['teacher', 'administrator'] },
};
