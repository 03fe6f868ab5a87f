import { z } from 'zod';

const run = z.object({
  /** Reminders noted, and messages that told of them. */
  reminders: z.int(),
  notifications: z.int(),
  seconds: z.number(),
  /** Statements sent to the database, begin and commit among them. */
  statements: z.int(),
});

/** What ./pulse bench reminders measures. */
export const remindersFigures = z.object({
  sizes: z.array(
    z.object({
      students: z.int(),
      courses: z.int(),
      results: z.int(),
      /** Everybody's deadlines come at once. */
      first: run,
      /** Nothing new is due: what every ten minutes cost. */
      idle: run,
    }),
  ),
});
