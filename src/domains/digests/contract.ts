import { z } from 'zod';

/** `GET/PUT /settings/digests`. */
export const digestSettingsSchema = z.object({
  /** Whether weekly digests are sent at all. */
  isOn: z.boolean(),
  /** 1 is Monday, 7 Sunday. */
  weekday: z.int().min(1).max(7),
  /** By the institution's clocks. */
  hour: z.int().min(0).max(23),
});
export type DigestSettings = z.infer<typeof digestSettingsSchema>;
