import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { PageSkeleton } from './kit/state/Loading.tsx';
import { courseParams } from './id-params.ts';
import { startSection } from './navigation.ts';
import { messagesSearch } from './pages/messages/messages-search.ts';
import { NoRolePage } from './pages/NoRolePage.tsx';
import { peopleSearch } from './pages/people/people-search.ts';
import { signInSearch, type SignInSearch } from './pages/sign-in/sign-in-search.ts';
import { courseRoutes } from './router-courses.ts';
import { root, signedIn } from './router-frame.ts';
import { CrashPage } from './shell/CrashPage.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
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

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe',
  component: lazyRouteComponent(() => import('./pages/sign-in/UnsubscribePage.tsx'), 'UnsubscribePage'),
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

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./pages/notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});

const messages = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages',
  validateSearch: messagesSearch,
  component: lazyRouteComponent(() => import('./pages/messages/MessagesPage.tsx'), 'MessagesPage'),
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
  unsubscribe,
  signedIn.addChildren([
    home,
    ...courseRoutes,
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
    notifications,
    messages,
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
