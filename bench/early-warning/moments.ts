import { type Presentation, endOfDay } from '../common/oulad.ts';

/** The days at which the figures are told, by name. */
export const cuts = {
  week4: () => 28,
  week8: () => 56,
  week12: () => 84,
  quarter: (days: number) => Math.round(days / 4),
  half: (days: number) => Math.round(days / 2),
  threequarters: (days: number) => Math.round((3 * days) / 4),
} as const;
export type Cut = keyof typeof cuts;
export const cutNames = ['week4', 'week8', 'week12', 'quarter', 'half', 'threequarters'] as const satisfies Cut[];

/** Training moments: each week at first, when much changes, then every second. */
const denseUntil = 84;
const lastShare = 0.85;

/** The days at which a presentation is shown to the training, so that the model holds at any moment. */
export function trainingDays({ days }: Presentation, step = 7): number[] {
  const moments: number[] = [];
  for (let day = 2 * step; day < lastShare * days; day += day < denseUntil ? step : 2 * step) moments.push(day);
  return moments;
}

/** Whether any deadline has passed by the end of the day: before it the model says nothing. */
export function hasDue({ activities }: Presentation, day: number): boolean {
  return activities.some(({ dueAt }) => dueAt !== null && dueAt <= endOfDay(day));
}
