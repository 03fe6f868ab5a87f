import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ApiProblem } from './kit/api/problem.ts';
import { rememberedLanguage, showLanguage } from './kit/i18n/language.ts';
import { PageSkeleton } from './kit/state/Loading.tsx';
import { readAsOf, type AsOfSearch } from './as-of-search.ts';
import { activityParams, courseParams, studentParams } from './id-params.ts';
import { startSection } from './navigation.ts';
import { NoRolePage } from './pages/NoRolePage.tsx';
import { peopleSearch } from './pages/people/people-search.ts';
import { readRefusal, type SignOnRefusal } from './pages/sign-in/sign-on-refusal.ts';
import { sessionQuery } from './session.ts';
import { AppFrame } from './shell/AppFrame.tsx';
import { CrashPage } from './shell/CrashPage.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()();

interface SignInSearch {
  /** The page to return to. */
  readonly back?: string;
  /** The session ended by itself. */
  readonly expired?: boolean;
  /** Why the university's sign-in led nowhere. */
  readonly refused?: SignOnRefusal;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ back, expired, refused }): SignInSearch => {
    const refusal = readRefusal(refused);
    return {
      ...(typeof back === 'string' && { back }),
      ...(expired === true && { expired }),
      ...(refusal && { refused: refusal }),
    };
  },
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: ({ back }): Pick<SignInSearch, 'back'> => (typeof back === 'string' ? { back } : {}),
  component: lazyRouteComponent(() => import('./pages/sign-in/SecondFactorPage.tsx'), 'SecondFactorPage'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('./pages/sign-in/ForgottenPasswordPage.tsx'), 'ForgottenPasswordPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/sign-in/ChoosePasswordPage.tsx'), 'InvitationPage'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('./pages/sign-in/ChoosePasswordPage.tsx'), 'NewPasswordPage'),
});

const confirmAddress = createRoute({
  getParentRoute: () => root,
  path: '/confirm-address',
  component: lazyRouteComponent(() => import('./pages/sign-in/ConfirmAddressPage.tsx'), 'ConfirmAddressPage'),
});

/** Everything but sign-in and one-time links: asks who is there before any page shows. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.queries.query({ ...sessionQuery, staleTime: 'static' });
      // A choice made in this browser goes before the profile's.
      showLanguage(rememberedLanguage() ?? session.user.locale);
      return { session };
    } catch (error) {
      if (!(error instanceof ApiProblem) || !error.isSignedOut) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    }
  },
  component: AppFrame,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    const start = startSection(context.session);
    if (start) throw redirect({ to: start.to, replace: true });
  },
  component: NoRolePage,
});

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

interface CourseSearch extends AsOfSearch {
  /** Show this zone alone. */
  readonly zone?: 'A' | 'B' | 'C' | 'none';
}

const course = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/$courseId',
  params: courseParams,
  validateSearch: ({ zone, asOf }): CourseSearch => ({
    ...((zone === 'A' || zone === 'B' || zone === 'C' || zone === 'none') && { zone }),
    ...readAsOf(asOf),
  }),
  component: lazyRouteComponent(() => import('./pages/course/CoursePage.tsx'), 'CoursePage'),
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

const imports = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports',
  component: lazyRouteComponent(() => import('./pages/imports/ImportsPage.tsx'), 'ImportsPage'),
});

const importDetail = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('./pages/imports/import-pages.ts'), 'ImportPage'),
});

const importMapping = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$importId/columns',
  component: lazyRouteComponent(() => import('./pages/imports/import-pages.ts'), 'MappingPage'),
});

const sourceProfiles = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/profiles',
  component: lazyRouteComponent(() => import('./pages/imports/import-pages.ts'), 'ProfilesPage'),
});

const connections = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/connections',
  component: lazyRouteComponent(() => import('./pages/imports/import-pages.ts'), 'ConnectionsPage'),
});

const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./pages/tasks/task-pages.ts'), 'TasksPage'),
});

const task = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('./pages/tasks/task-pages.ts'), 'TaskPage'),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage'),
});

const languageModels = createRoute({
  getParentRoute: () => signedIn,
  path: '/language-models',
  component: lazyRouteComponent(() => import('./pages/language-models/LanguageModelsPage.tsx'), 'LanguageModelsPage'),
});

const own = createRoute({
  getParentRoute: () => signedIn,
  path: '/my',
  component: lazyRouteComponent(() => import('./pages/own/own-pages.ts'), 'OwnCoursesPage'),
});

const ownCourse = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/$courseId',
  params: courseParams,
  component: lazyRouteComponent(() => import('./pages/own/own-pages.ts'), 'OwnCoursePage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./pages/people/people-pages.ts'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$userId',
  component: lazyRouteComponent(() => import('./pages/people/people-pages.ts'), 'PersonPage'),
});

const bulkInvitation = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/invite',
  component: lazyRouteComponent(() => import('./pages/people/BulkInvitationPage.tsx'), 'BulkInvitationPage'),
});

const programmes = createRoute({
  getParentRoute: () => signedIn,
  path: '/programmes',
  component: lazyRouteComponent(() => import('./pages/programmes/ProgrammesPage.tsx'), 'ProgrammesPage'),
});

const directory = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/directory',
  component: lazyRouteComponent(() => import('./pages/people/DirectoryPage.tsx'), 'DirectoryPage'),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const model = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/model',
  component: lazyRouteComponent(() => import('./pages/settings/ModelPage.tsx'), 'ModelPage'),
});

const security = createRoute({
  getParentRoute: () => signedIn,
  path: '/security',
  component: lazyRouteComponent(() => import('./pages/security/SecurityPage.tsx'), 'SecurityPage'),
});

const myData = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-data',
  component: lazyRouteComponent(() => import('./pages/privacy/MyDataPage.tsx'), 'MyDataPage'),
});

const erasures = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/erased',
  component: lazyRouteComponent(() => import('./pages/privacy/ErasuresPage.tsx'), 'ErasuresPage'),
});

/** Any other address, inside the frame, so that one finds back. */
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  signIn,
  secondFactor,
  forgottenPassword,
  invitation,
  newPassword,
  confirmAddress,
  signedIn.addChildren([
    home,
    courses,
    courseHealth,
    course,
    grading,
    activity,
    student,
    imports,
    importDetail,
    importMapping,
    sourceProfiles,
    connections,
    tasks,
    task,
    audit,
    languageModels,
    own,
    ownCourse,
    people,
    person,
    bulkInvitation,
    programmes,
    directory,
    settings,
    model,
    security,
    myData,
    erasures,
    nowhere,
  ]),
]);

export function createPulseRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPulseRouter>;
  }
}
