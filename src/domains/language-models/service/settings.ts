import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { defineSetting, getSetting } from '#kernel/settings.ts';
import { changeSetting } from '#domains/audit/index.ts';
import { languageModelSettingsSchema, type LanguageModelSettings, type ProviderSettings } from '../contract.ts';

/** What a key of a provider allows at first, roughly; what it costs only the administrator knows. */
const provider: ProviderSettings = {
  isOn: true,
  ...{ callsPerMinute: 60, tokensPerMinute: null, atOnce: 10 },
  ...{ callsPerDay: 5000, tokensPerDay: null, costPerDay: null },
  ...{ inputPrice: 0, outputPrice: 0 },
};

type KeptSettings = Omit<LanguageModelSettings, 'callDays'>;

export const modelSetting = defineSetting<KeptSettings>({
  key: 'language_models',
  schema: languageModelSettingsSchema.omit({ callDays: true }),
  default: {
    order: [],
    providers: { yandex: provider, openai: provider },
    currency: 'RUB',
    ...{ timeoutSeconds: 60, cacheHours: 1 },
    ...{ pauseAfter: 5, pauseSeconds: 60 },
    ...{ alertPercent: 20, alertFailures: 5 },
  },
});

/** Days for which calls are kept; the month they lie in goes when all of it is older. */
export const callDays = defineSetting({
  key: 'language_models.call_days',
  schema: languageModelSettingsSchema.shape.callDays,
  default: 366,
});

export async function getModelSettings(): Promise<LanguageModelSettings> {
  return { ...(await getSetting(modelSetting)), callDays: await getSetting(callDays) };
}

/** From the next call on they hold in every process. */
export async function setModelSettings(
  actor: Actor,
  { callDays: days, ...settings }: LanguageModelSettings,
): Promise<LanguageModelSettings> {
  await transaction(async () => {
    await changeSetting(actor, modelSetting, settings);
    await changeSetting(actor, callDays, days);
  });
  return getModelSettings();
}
