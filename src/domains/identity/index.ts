import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { accountRoutes } from './routes/own-account.ts';
import { linkRoutes } from './routes/links.ts';
import { secondFactorRoutes } from './routes/second-factor.ts';
import { settingRoutes } from './routes/settings.ts';
import { singleSignOnRoutes } from './routes/single-sign-on.ts';
import { schedules, tasks } from './tasks.ts';

export { actorForUser, authenticate } from './service/authenticate.ts';
export { auth as prepareSignIn } from './service/auth.ts';
export { ensureFirstAdministrator } from './service/first-administrator.ts';
export { assertInPerson } from './service/in-person.ts';
export { createLink, createLinks } from './service/one-time-links.ts';
export { resetSecondFactor } from './service/own-second-factor.ts';
export { generatePassword } from './service/passwords.ts';
export { lifetimesSetting } from './service/session-lifetimes.ts';
export { createToken } from './service/tokens.ts';
export { createUser, listUsers, listUsersWithRole, setPassword } from './service/users.ts';
export { deviceDays, linkDays } from './store/sessions.ts';
export { findUserByLogin, listActiveWithRole } from './store/users.ts';

export const identity: Domain = {
  name: 'identity',
  routes: [...routes, ...accountRoutes, ...linkRoutes, ...settingRoutes, ...singleSignOnRoutes, ...secondFactorRoutes],
  tasks,
  schedules,
  permissions: {
    'users.read': ['operator', 'administrator'],
    'settings.manage': ['administrator'],
    'second_factors.manage': ['administrator'],
    'sign_on_links.manage': ['administrator'],
  },
};
