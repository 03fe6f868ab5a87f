import type { Presentation } from '../common/oulad.ts';

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

const weeksBetween = 4;
const firstDay = 14;
const lastShare = 0.85;

/** The days at which a presentation is shown to the training: those of the figures and every fourth week. */
export function trainingDays({ days }: Presentation): number[] {
  const moments = new Set(cutNames.map((cut) => cuts[cut](days)));
  for (let day = firstDay; day < lastShare * days; day += 7 * weeksBetween) moments.add(day);
  return [...moments].sort((a, b) => a - b);
}
