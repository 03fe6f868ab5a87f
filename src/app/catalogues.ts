import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import type { Runtime } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { domains } from './domains.ts';

/** What the domains give to the runtime: their tasks, what follows their events, and what people are told. */
export function openCatalogues(): Pick<Runtime, 'tasks' | 'followUps' | 'notifications'> {
  return {
    tasks: createTaskCatalogue(domains.flatMap((domain) => domain.tasks)),
    followUps: domains.flatMap((domain) => domain.followUps ?? []),
    notifications: createNotificationCatalogue(domains.flatMap((domain) => domain.notifications ?? [])),
  };
}
