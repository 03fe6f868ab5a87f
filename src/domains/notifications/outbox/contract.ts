import { z } from 'zod';

const moment = z.iso.datetime();
const cursorParts = z.tuple([z.iso.datetime(), z.uuid()]);
const person = z.object({ id: z.string(), name: z.string(), login: z.string() });

/** `GET /outbox`, `GET /stopped-addresses`: newest first. */
export const outboxQuery = z.object({
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .refine((text) => cursorParts.safeParse(text.split('_')).success)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type OutboxQuery = z.infer<typeof outboxQuery>;

const outboxItemSchema = z.object({
  id: z.uuid(),
  at: moment,
  /** What its kind is called. */
  title: z.string(),
  subject: z.string(),
  address: z.string(),
  person,
});
export type OutboxItem = z.infer<typeof outboxItemSchema>;

export const outboxSchema = z.object({
  items: z.array(outboxItemSchema),
  nextCursor: z.string().nullable(),
  /** With a mail server letters are sent, and none comes to lie here any more. */
  hasMailServer: z.boolean(),
});
export type Outbox = z.infer<typeof outboxSchema>;

export const outboxParams = z.object({ letterId: z.uuid() });
export const outboxLetterSchema = outboxItemSchema.extend({ text: z.string(), html: z.string() });
export type OutboxLetter = z.infer<typeof outboxLetterSchema>;

/** The newest so many are listed. */
export const mostStoppedAddresses = 500;

export const stoppedAddressesSchema = z.object({
  items: z.array(
    z.object({
      person,
      address: z.string(),
      since: moment,
      /** What the mail server said, e.g. `550` or `5.1.1`. */
      code: z.string(),
      detail: z.string().nullable(),
    }),
  ),
});
export type StoppedAddresses = z.infer<typeof stoppedAddressesSchema>;
