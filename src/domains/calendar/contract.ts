import { z } from 'zod';

/** `GET /calendar-feed`: whether the caller's calendar has an address at which programs find it. */
export const calendarFeedSchema = z.object({
  feed: z
    .object({
      since: z.iso.datetime(),
      /** When a program last asked, to the hour; null: none has yet. */
      readAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

/** `POST /calendar-feed`: the address, told once. */
export const madeFeedSchema = z.object({
  url: z.url(),
  /** The same for programs that subscribe by it with one touch. */
  webcalUrl: z.string(),
});
export type MadeFeed = z.infer<typeof madeFeedSchema>;

/** `GET /calendar/:file`: a secret of 32 bytes and `.ics`. */
export const calendarParams = z.object({ file: z.string().regex(/^[\w-]{43}[.]ics$/) });
