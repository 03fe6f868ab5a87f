import type { Translate } from '#web/kit/i18n/messages.ts';

const hour = 3600;
const day = 24 * hour;

/** A time in words, in days from a day on, else in hours; at least one. */
export function duration(seconds: number, t: Translate<'days' | 'hours'>): string {
  return seconds >= day
    ? t('days', { count: Math.round(seconds / day) })
    : t('hours', { count: Math.max(1, Math.round(seconds / hour)) });
}
