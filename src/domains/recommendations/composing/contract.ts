import { z } from 'zod';

/** `GET` and `PUT /settings/recommendations`. */
export const composingSettingsSchema = z.object({
  /** Whether recommendations are composed at all. */
  isOn: z.boolean(),
  /** Whether language models are asked, where there are any; else rules compose. */
  asksModels: z.boolean(),
  /** Whether models compare open answers in meaning. Wordings are sent, without who answered so. */
  comparesAnswers: z.boolean(),
  /** Of recommendations to students who have no account, which says their language. */
  language: z.enum(['ru', 'en']),
});
export type ComposingSettings = z.infer<typeof composingSettingsSchema>;
