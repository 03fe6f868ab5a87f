import type { LanguageModelSettings, ProviderSettings } from '../contract.ts';

/** Whole numbers of the installation, with what the server accepts. */
export const wholeBounds = {
  timeoutSeconds: [5, 600],
  cacheHours: [0, 8760],
  pauseAfter: [1, 100],
  pauseSeconds: [5, 3600],
  alertPercent: [1, 100],
  alertFailures: [1, 1000],
  callDays: [30, 3660],
} as const satisfies Partial<Record<keyof LanguageModelSettings, readonly [number, number]>>;

export const wholeNames = [
  ...['timeoutSeconds', 'cacheHours', 'pauseAfter', 'pauseSeconds', 'alertPercent', 'alertFailures', 'callDays'],
] as const satisfies readonly (keyof typeof wholeBounds)[];

export const limitNames = [
  ...['callsPerMinute', 'tokensPerMinute', 'atOnce', 'callsPerDay', 'tokensPerDay', 'costPerDay'],
] as const satisfies readonly (keyof ProviderSettings)[];

export const priceNames = ['inputPrice', 'outputPrice'] as const satisfies readonly (keyof ProviderSettings)[];

/** Whether the server takes these settings: what it says itself of each number, without asking it. */
export function isWithin(settings: LanguageModelSettings): boolean {
  const isGood = wholeNames.every((name) => {
    const [least, most] = wholeBounds[name];
    return Number.isInteger(settings[name]) && settings[name] >= least && settings[name] <= most;
  });
  return isGood && Object.values(settings.providers).every(isProviderWithin);
}

function isProviderWithin(provider: ProviderSettings): boolean {
  const areLimitsGood = limitNames.every((name) => {
    const value = provider[name];
    if (value === null) return true;
    return name === 'costPerDay' ? value >= 0.01 : Number.isInteger(value) && value >= 1;
  });
  return areLimitsGood && priceNames.every((name) => provider[name] >= 0);
}
