import type { NotificationSettings } from '../settings/contract.ts';

/** Whole numbers of the installation, with what the server accepts. */
export const numberBounds = {
  mostADay: [1, 200],
  lettersPerSecond: [0, 1000],
  keptDays: [30, 3660],
} as const satisfies Partial<Record<keyof NotificationSettings, readonly [number, number]>>;

export const numberNames = [
  'mostADay',
  'lettersPerSecond',
  'keptDays',
] as const satisfies readonly (keyof typeof numberBounds)[];

/** Whether the server takes these settings: what it says itself of each, without asking it. */
export function isWithin(settings: NotificationSettings): boolean {
  const { quietHours } = settings;
  if (quietHours?.from !== undefined && quietHours.from === quietHours.until) return false;
  return numberNames.every((name) => {
    const [least, most] = numberBounds[name];
    return Number.isInteger(settings[name]) && settings[name] >= least && settings[name] <= most;
  });
}
