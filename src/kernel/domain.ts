import type { Route } from './http/route.ts';
import type { AnyNotificationKind } from './notifications/catalogue.ts';
import type { Permissions } from './permissions.ts';
import type { AnyTask } from './tasks/catalogue.ts';
import type { FollowUp } from './tasks/define-event.ts';
import type { ScheduleDefinition } from './tasks/define-task.ts';

/** What a domain gives to the program: the manifest in its `index.ts`. Nothing is found by scanning folders. */
export interface Domain {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly tasks: readonly AnyTask[];
  readonly schedules: readonly ScheduleDefinition[];
  /** Tasks of this domain that follow events of others. */
  readonly followUps?: readonly FollowUp[];
  /** What people are told of what happens in the domain. */
  readonly notifications?: readonly AnyNotificationKind[];
  /** Permissions the domain defines, each with the roles that hold it. */
  readonly permissions: Permissions;
}
