import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAsOf, type AsOfSearch } from './as-of-search.ts';
import { activityParams, courseParams, studentParams } from './id-params.ts';
import { adviceSearch, qualitySearch } from './pages/advice/advice-search.ts';
import { courseSearch } from './course-search.ts';
import { signedIn } from './router-frame.ts';

const courses = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses',
  component: lazyRouteComponent(() => import('./pages/courses/CoursesPage.tsx'), 'CoursesPage'),
});

const courseHealth = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/health',
  component: lazyRouteComponent(() => import('./pages/courses/HealthPage.tsx'), 'HealthPage'),
});

const clusteringQuality = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/quality',
  component: lazyRouteComponent(() => import('./pages/courses/QualityPage.tsx'), 'QualityPage'),
});

const modelOfProgrammes = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/model',
  component: lazyRouteComponent(() => import('./pages/courses/ProgrammesModelPage.tsx'), 'ProgrammesModelPage'),
});

const course = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/$courseId',
  params: courseParams,
  validateSearch: courseSearch,
  component: lazyRouteComponent(() => import('./pages/course/CoursePage.tsx'), 'CoursePage'),
});

const advice = createRoute({
  getParentRoute: () => signedIn,
  path: '/advice',
  validateSearch: adviceSearch,
  component: lazyRouteComponent(() => import('./pages/advice/advice-pages.ts'), 'AdvicePage'),
});

const adviceQuality = createRoute({
  getParentRoute: () => signedIn,
  path: '/advice/quality',
  validateSearch: qualitySearch,
  component: lazyRouteComponent(() => import('./pages/advice/advice-pages.ts'), 'AdviceQualityPage'),
});

const grading = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/$courseId/grading',
  params: courseParams,
  component: lazyRouteComponent(() => import('./pages/course/GradingPage.tsx'), 'GradingPage'),
});

const activity = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/$courseId/activities/$activityId',
  params: activityParams,
  component: lazyRouteComponent(() => import('./pages/course/ActivityPage.tsx'), 'ActivityPage'),
});

const student = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/$courseId/students/$studentId',
  params: studentParams,
  validateSearch: ({ asOf }): AsOfSearch => readAsOf(asOf),
  component: lazyRouteComponent(() => import('./pages/student/StudentPage.tsx'), 'StudentPage'),
});

/** Courses, what lies below them, and advice in all of them. */
export const courseRoutes = [
  courses,
  courseHealth,
  clusteringQuality,
  modelOfProgrammes,
  course,
  advice,
  adviceQuality,
  grading,
  activity,
  student,
] as const;
