import { z } from 'zod';

/** So many times at most a student is told of one deadline before it; hours before it, two weeks at most. */
export const mostReminders = 5;
export const longestBefore = 336;

/** `GET/PUT /settings/reminders`. */
export const reminderSettingsSchema = z.object({
  /** So many hours before a deadline students are told of it; none: never. */
  hours: z
    .array(z.int().min(1).max(longestBefore))
    .max(mostReminders)
    .refine((hours) => new Set(hours).size === hours.length, 'each once'),
  /** Whether they are told when it has passed. */
  tellsOverdue: z.boolean(),
  /** From this hour of the morning after it, by the institution's clocks. */
  overdueHour: z.int().min(0).max(23),
});
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>;
