import { z } from 'zod';
import { channels } from '#kernel/notifications/contract.ts';

export { channels, type Channel } from '#kernel/notifications/contract.ts';

const channelSchema = z.enum(channels);
const localeSchema = z.enum(['ru', 'en']);
const moment = z.iso.datetime();
const kindName = z.string().max(100);

/** Minutes of the day at which quiet hours begin and end; they may go over midnight. */
export const quietHoursSchema = z
  .object({ from: z.int().min(0).max(1439), until: z.int().min(0).max(1439) })
  .refine(({ from, until }) => from !== until);
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** Whether there is such a time zone. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const rhythmSchema = z.object({
  /** Null: no quiet hours. */
  quietHours: quietHoursSchema.nullable(),
  /** IANA name, e.g. `Asia/Novosibirsk`; null: the institution's. */
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z]+[\w/+-]*$/)
    .refine(isTimeZone)
    .nullable(),
});
export type Rhythm = z.infer<typeof rhythmSchema>;

const choiceSchema = z.object({ isOn: z.boolean(), isOnByDefault: z.boolean() });

/** A kind of notification that the person may get. */
const preferredKindSchema = z.object({
  name: kindName,
  title: z.string(),
  about: z.string(),
  /** Comes at once, also in quiet hours. */
  isUrgent: z.boolean(),
  channels: z.object({ email: choiceSchema, telegram: choiceSchema }),
});
export type PreferredKind = z.infer<typeof preferredKindSchema>;

/** `GET /notification-preferences` */
export const preferencesSchema = z.object({
  kinds: z.array(preferredKindSchema),
  /** Null: as the institution has set it. */
  rhythm: rhythmSchema.nullable(),
  institution: z.object({ quietHours: quietHoursSchema.nullable(), timeZone: z.string() }),
  address: z.object({
    email: z.string(),
    isVerified: z.boolean(),
    /** Letters came back: none are sent there any more. */
    isStopped: z.boolean(),
    /** Whether this installation has a mail server. */
    isSentTo: z.boolean(),
  }),
  telegram: z.enum(['none', 'linked', 'blocked']),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** `PATCH /notification-preferences`: what is not named stays as it is. */
export const preferencesChange = z.object({
  choices: z
    .array(z.object({ kind: kindName, channel: channelSchema, isOn: z.boolean() }))
    .max(200)
    .refine((choices) => new Set(choices.map(({ kind, channel }) => `${kind} ${channel}`)).size === choices.length)
    .optional(),
  rhythm: rhythmSchema.nullable().optional(),
});
export type PreferencesChange = z.infer<typeof preferencesChange>;

export const deliveryStates = ['waiting', 'sending', 'sent', 'failed', 'skipped'] as const;
const deliveryState = z.enum(deliveryStates);
export type DeliveryState = (typeof deliveryStates)[number];

const deliverySchema = z.object({
  id: z.uuid(),
  /** When it was sent, or is or was due. */
  at: moment,
  /** What its kind is called. */
  title: z.string(),
  channel: channelSchema,
  state: deliveryState,
  /** Why it was skipped or failed: a code. */
  reason: z.string().nullable(),
});
export type OwnDelivery = z.infer<typeof deliverySchema>;

/** `GET /notification-preferences/deliveries`: the caller's own, newest first. */
export const ownDeliveriesSchema = z.object({ items: z.array(deliverySchema) });

/** What narrows the log of everybody's deliveries. */
export const deliveryFilter = z.object({
  state: deliveryState.optional(),
  channel: channelSchema.optional(),
  kind: kindName.optional(),
  /** Beginnings of words of a name, login or address. */
  search: z.string().trim().max(100).optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilter>;

const cursorParts = z.tuple([z.iso.datetime(), z.uuid()]);

/** `GET /messages`: newest first. */
export const deliveriesQuery = deliveryFilter.extend({
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .refine((text) => cursorParts.safeParse(text.split('_')).success)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

const loggedDeliverySchema = deliverySchema.extend({
  person: z.object({ id: z.string(), name: z.string(), login: z.string() }),
  attempts: z.int(),
});
export type LoggedDelivery = z.infer<typeof loggedDeliverySchema>;

export const deliveryListSchema = z.object({
  items: z.array(loggedDeliverySchema),
  nextCursor: z.string().nullable(),
});
export type DeliveryList = z.infer<typeof deliveryListSchema>;

/** A file holds the newest so many. */
export const mostExportedDeliveries = 20_000;
export const deliveryExportFormats = ['xlsx', 'csv'] as const;
export type DeliveryExportFormat = (typeof deliveryExportFormats)[number];
/** `GET /messages/export` */
export const deliveryExportQuery = deliveryFilter.extend({ format: z.enum(deliveryExportFormats).default('csv') });

/** `GET /messages/figures` */
export const deliveryFiguresQuery = z.object({ days: z.coerce.number().int().min(1).max(60).default(14) });

const countsSchema = z.object({ sent: z.int(), waiting: z.int(), skipped: z.int(), failed: z.int() });
export type DeliveryCounts = z.infer<typeof countsSchema>;

export const deliveryFiguresSchema = z.object({
  /** Every day of the period, the oldest first. */
  days: z.array(z.object({ day: z.iso.date(), email: countsSchema, telegram: countsSchema })),
});
export type DeliveryFigures = z.infer<typeof deliveryFiguresSchema>;

/** `GET /messages/kinds`: all kinds of notifications. */
export const kindListSchema = z.object({
  items: z.array(
    z.object({
      name: kindName,
      title: z.string(),
      about: z.string(),
      channels: z.array(channelSchema),
      isUrgent: z.boolean(),
    }),
  ),
});
export type KindList = z.infer<typeof kindListSchema>;

export const previewSources = ['example', 'latest'] as const;
export type PreviewSource = (typeof previewSources)[number];

/** `GET /messages/preview`: a kind in words, of facts as they could be or of those of the newest notification. */
export const previewQuery = z.object({
  kind: kindName,
  locale: localeSchema.default('ru'),
  facts: z.enum(previewSources).default('example'),
});
export type PreviewQuery = z.infer<typeof previewQuery>;

export const previewSchema = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** A message of the bot. */
  telegram: z.string(),
});
export type Preview = z.infer<typeof previewSchema>;

/** `POST /messages/preview`: sends the same, of facts as they could be, to the caller. */
export const previewBody = z.object({ kind: kindName, locale: localeSchema });
export type PreviewBody = z.infer<typeof previewBody>;
