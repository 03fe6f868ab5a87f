import type { ReasonFact } from './contract.ts';

/** A reason as the risk domain tells it, by figures of the student alone. */
export interface KnownReason {
  readonly code: string;
  readonly params: Readonly<Record<string, number>>;
  readonly isFor: boolean;
}

/** Figures that change while nothing happens: told in whole weeks, so that a day more is no new fact. */
const inWeeks = new Set(['own_inactivity', 'own_silent_since', 'inactive', 'silent_since']);
/** Figures of the last two weeks, which change by the day: only that it is so is told. */
const withoutValues = new Set(['pace_dropped', 'own_pace', 'pace_low']);
/** What no number tells, and what is said of nobody alone. */
const untold = new Set(['other_signs', 'not_enough_data', 'course_in_trouble']);

/** Reasons with whole numbers; `median` and the like are of others and not among them. */
export function reasonFacts(reasons: readonly KnownReason[]): ReasonFact[] {
  return reasons.flatMap(({ code, params, isFor }) => {
    if (untold.has(code)) return [];
    if (withoutValues.has(code)) return [{ code, values: {}, isFor }];
    if (inWeeks.has(code)) {
      const weeks = Math.floor((params['days'] ?? 0) / 7);
      return weeks === 0 ? [] : [{ code, values: { weeks }, isFor }];
    }
    const own = Object.entries(params).filter(([name]) => name !== 'median' && name !== 'leaders');
    return [{ code, values: Object.fromEntries(own.map(([name, value]) => [name, Math.round(value)])), isFor }];
  });
}
