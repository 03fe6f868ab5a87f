import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';
import { invitationRoutes } from './routes/invitations.ts';

export { existsOtherAdministrator, insertRoles, listActiveAdministrators, lockAdministrators } from './store/grants.ts';
export { raiseVersions } from './store/invitations.ts';
export { insertPeople } from './store/people.ts';

export const people: Domain = {
  name: 'people',
  routes: [...routes, ...invitationRoutes],
  tasks: [],
  schedules: [],
  permissions: { 'people.manage': ['administrator'] },
};
