import { z } from 'zod';

/** Kinds of access to a language model: YandexGPT, and whatever speaks the API of OpenAI. */
export const modelProviders = ['yandex', 'openai'] as const;
export const modelProviderSchema = z.enum(modelProviders);
export type ModelProvider = z.infer<typeof modelProviderSchema>;

/** The most calls, tokens and the like; null: as many as one likes. */
const limit = z.int().min(1).max(1_000_000_000).nullable();
const price = z.number().min(0).max(1_000_000);

export const providerSettingsSchema = z.object({
  /** Whether it is asked at all. */
  isOn: z.boolean(),
  callsPerMinute: limit,
  tokensPerMinute: limit,
  /** Calls under way at once. */
  atOnce: limit,
  callsPerDay: limit,
  tokensPerDay: limit,
  costPerDay: z.number().min(0.01).max(1_000_000_000).nullable(),
  /** Of 1,000 tokens that are read and that are written. */
  inputPrice: price,
  outputPrice: price,
});
export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** `GET` and `PUT /settings/language-models`. */
export const languageModelSettingsSchema = z.object({
  /** Who is asked first, who next. Those not named come last. */
  order: z
    .array(modelProviderSchema)
    .max(modelProviders.length)
    .refine((names) => new Set(names).size === names.length),
  providers: z.object({ yandex: providerSettingsSchema, openai: providerSettingsSchema }),
  currency: z.enum(['RUB', 'USD', 'EUR']),
  /** Seconds that an answer may take. */
  timeoutSeconds: z.int().min(5).max(600),
  /** Hours for which an answer is given again to the same question; 0: never. */
  cacheHours: z.int().min(0).max(8760),
  /** After so many failures in a row a provider is left alone for so many seconds, longer each time. */
  pauseAfter: z.int().min(1).max(100),
  pauseSeconds: z.int().min(5).max(3600),
  /** An alert is raised when so many percent of the calls of 30 minutes fail, or so many in a row. */
  alertPercent: z.int().min(1).max(100),
  alertFailures: z.int().min(1).max(1000),
  /** Days for which calls are kept. */
  callDays: z.int().min(30).max(3660),
});
export type LanguageModelSettings = z.infer<typeof languageModelSettingsSchema>;

/**
 * answered; temporary, permanent, refused, broken: how the provider failed; over_limit: its limit or ours; circuit_open:
 * it was left alone after failures; untrue: answered, and the answer did not stand the check of its facts.
 */
export const callOutcomes = [
  ...['answered', 'temporary', 'permanent', 'refused', 'over_limit', 'circuit_open', 'broken', 'untrue'],
] as const;
export const callOutcomeSchema = z.enum(callOutcomes);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

/** What is used of a limit. */
const use = z.object({ used: z.number(), most: z.number().nullable() });

export const providerStateSchema = z.object({
  name: modelProviderSchema,
  /** Null: not configured on this server, but known from before. */
  model: z.string().nullable(),
  host: z.string().nullable(),
  isOn: z.boolean(),
  /** open: everybody may ask. paused: nobody does. trying: one may ask, and by that it is decided. */
  state: z.enum(['open', 'paused', 'trying']),
  pausedUntil: z.iso.datetime().nullable(),
  pauseReason: z.enum(['failures', 'limit']).nullable(),
  failures: z.int(),
  failureCode: z.string().nullable(),
  failedAt: z.iso.datetime().nullable(),
  today: z.object({ calls: use, tokens: use, cost: use }),
  lastMinute: z.object({ calls: use, tokens: use }),
  atOnce: use,
});
export type ProviderState = z.infer<typeof providerStateSchema>;

export const alertSchema = z.object({
  id: z.uuid(),
  provider: z.string(),
  kind: z.enum(['errors', 'failures']),
  raisedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  /** Name of who has taken note; null: nobody, or somebody erased. */
  acknowledgedBy: z.string().nullable(),
  value: z.number(),
  threshold: z.number(),
});
export type ModelAlert = z.infer<typeof alertSchema>;

/** `GET /language-models`: the state of each, in the order in which they are asked, and the newest alerts. */
export const languageModelsSchema = z.object({
  currency: languageModelSettingsSchema.shape.currency,
  providers: z.array(providerStateSchema),
  alerts: z.array(alertSchema),
});
export type LanguageModels = z.infer<typeof languageModelsSchema>;

export const alertParams = z.object({ alertId: z.uuid() });

const courseId = z.coerce.number().int().positive();

/** `GET /language-models/figures` */
export const figuresQuery = z.object({
  days: z.coerce.number().int().min(1).max(92).default(30),
  provider: modelProviderSchema.optional(),
  courseId: courseId.optional(),
});
export type FiguresQuery = z.infer<typeof figuresQuery>;

const figures = z.object({
  /** Questions, those answered from memory included. */
  calls: z.int(),
  answered: z.int(),
  cached: z.int(),
  failed: z.int(),
  /** Not asked: over a limit, or left alone. */
  withheld: z.int(),
  /** Refused by the provider, or by the check of facts. */
  refused: z.int(),
  /** Calls that were not a task's first attempt. */
  repeated: z.int(),
  tokensIn: z.number(),
  tokensOut: z.number(),
  cost: z.number(),
  /** Milliseconds that half, and 95 of 100, of the answers took at most; of answers that were asked for. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
});
export type ModelFigures = z.infer<typeof figures>;

export const modelFiguresSchema = z.object({
  currency: languageModelSettingsSchema.shape.currency,
  total: figures,
  /** Every day of the period, the oldest first. */
  days: z.array(figures.extend({ day: z.iso.date() })),
  providers: z.array(figures.extend({ provider: z.string() })),
  /** Those with most calls; the first of id null: asked for no course. */
  courses: z.array(figures.extend({ courseId: z.int().nullable(), name: z.string().nullable() })),
});
export type ModelFiguresAnswer = z.infer<typeof modelFiguresSchema>;

/** Not before 1970: the database knows no year 0. */
const moment = z.iso.datetime({ offset: true }).refine((text) => Date.parse(text) >= 0);

export const callFilter = z.object({
  provider: modelProviderSchema.optional(),
  outcome: callOutcomeSchema.optional(),
  courseId: courseId.optional(),
  from: moment.optional(),
  to: moment.optional(),
});
export type CallFilter = z.infer<typeof callFilter>;

const cursorParts = z.tuple([moment, z.uuid()]);

/** `GET /language-models/calls`: newest first. */
export const callsQuery = callFilter.extend({
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .refine((text) => cursorParts.safeParse(text.split('_')).success)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(25),
});
export type CallsQuery = z.infer<typeof callsQuery>;

export const callSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  provider: z.string(),
  model: z.string(),
  purpose: z.string(),
  courseId: z.int().nullable(),
  courseName: z.string().nullable(),
  dataVersion: z.int().nullable(),
  attempt: z.int(),
  isCached: z.boolean(),
  durationMs: z.int(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  cost: z.number(),
  outcome: callOutcomeSchema,
  errorCode: z.string().nullable(),
});
export type ModelCall = z.infer<typeof callSchema>;
export const callListSchema = z.object({ items: z.array(callSchema), nextCursor: z.string().nullable() });
export type CallList = z.infer<typeof callListSchema>;

/** A file holds the newest so many. */
export const mostExportedCalls = 20_000;
export const callExportFormats = ['xlsx', 'csv'] as const;
export type CallExportFormat = (typeof callExportFormats)[number];
/** `GET /language-models/calls/export` */
export const callExportQuery = callFilter.extend({ format: z.enum(callExportFormats).default('csv') });

/** `POST /language-models/try`: a tiny question to one provider. */
export const tryBody = z.object({ provider: modelProviderSchema });
export const tryResultSchema = z.object({
  outcome: callOutcomeSchema,
  errorCode: z.string().nullable(),
  durationMs: z.int(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  cost: z.number(),
  model: z.string(),
});
export type TryResult = z.infer<typeof tryResultSchema>;
