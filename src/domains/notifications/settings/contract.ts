import { z } from 'zod';
import { quietHoursSchema } from '../contract.ts';

/** `GET`, `PUT /settings/notifications`: how people are told, as long as they have not chosen otherwise. */
export const notificationSettingsSchema = z.object({
  /** Null: none. */
  quietHours: quietHoursSchema.nullable(),
  /** So many notifications a person gets in a day by one channel; the rest waits for the next. */
  mostADay: z.int().min(1).max(200),
  /** So many letters leave for one mail domain in a second, over all processes; 0: as many as can. */
  lettersPerSecond: z.int().min(0).max(1000),
  /** Days for which it is kept what was sent to whom. */
  keptDays: z.int().min(30).max(3660),
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

export const defaultNotificationSettings: NotificationSettings = {
  quietHours: { from: 22 * 60, until: 8 * 60 },
  mostADay: 12,
  lettersPerSecond: 10,
  keptDays: 180,
};
