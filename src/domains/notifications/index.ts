import type { Domain } from '#kernel/domain.ts';
import { trialNotification } from './notifications.ts';
import { logRoutes } from './routes/log.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { preferenceRoutes } from './routes/preferences.ts';
import { previewRoutes } from './routes/preview.ts';
import { settingRoutes } from './routes/settings.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';
import { schedules, tasks } from './tasks.ts';

export { beginDelivery, type Delivery } from './service/begin-delivery.ts';
export { sendMessageKind } from './service/kinds.ts';
export { takeBack } from './service/take-back.ts';
export { noteNotSent, noteSent } from './store/deliveries.ts';

export const notifications: Domain = {
  name: 'notifications',
  routes: [
    ...preferenceRoutes,
    ...settingRoutes,
    ...logRoutes,
    ...previewRoutes,
    ...outboxRoutes,
    ...unsubscribeRoutes,
  ],
  tasks,
  schedules,
  notifications: [trialNotification],
  permissions: { 'notifications.manage': ['administrator'], 'outbox.read': ['administrator'] },
};
