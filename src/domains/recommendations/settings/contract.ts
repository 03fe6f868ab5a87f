import { z } from 'zod';

/** When students see what is advised to them: after a teacher has checked it, or at once with a mark that nobody has. */
export const showings = ['after_review', 'at_once'] as const;
export type Showing = (typeof showings)[number];

/** `GET`, `PUT /courses/:courseId/advice-settings`. */
export const adviceSettingsSchema = z.object({ shown: z.enum(showings) });
export type AdviceSettings = z.infer<typeof adviceSettingsSchema>;
