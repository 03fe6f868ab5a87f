import { z } from 'zod';
import { channels } from '../contract.ts';

/** What a link in a letter turns off and on. */
export const unsubscribeParams = z.object({ token: z.string().max(400) });

/** What becomes of a kind of notifications by a channel, in the language of the person whose link it is. */
export const subscriptionSchema = z.object({
  title: z.string(),
  about: z.string(),
  channel: z.enum(channels),
  isOn: z.boolean(),
});
export type SubscriptionState = z.infer<typeof subscriptionSchema>;
