import { gradingBounds, type Grading, type PartRule } from '../../grading/contract.ts';

/** What stands in a field of a number: null for a blank one, NaN for what is no number. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  return trimmed === '' ? null : Number(trimmed);
}

/** The rules with those of a part changed; a part of which nothing is said is left out. */
export function withPart(grading: Grading, key: string, change: Partial<PartRule>): Grading {
  const { [key]: before, ...others } = grading.parts;
  const rule = { weight: null, dropLowest: null, ...before, ...change };
  const isBlank = rule.weight === null && rule.dropLowest === null;
  return { ...grading, parts: isBlank ? others : { ...others, [key]: rule } };
}

/** The rules with the weight of an activity set; null: none of its own. */
export function withActivity(grading: Grading, id: number, weight: number | null): Grading {
  const { [String(id)]: _before, ...others } = grading.activities;
  return { ...grading, activities: weight === null ? others : { ...others, [String(id)]: weight } };
}

const { mostWeight, mostDropped, leastResults, mostResults } = gradingBounds;

/** Whether a number, where there is one, lies between two others. */
const isWithin = (value: number | null, least: number, most: number): boolean =>
  value === null || (value >= least && value <= most);

const isWhole = (value: number | null): boolean => value === null || Number.isInteger(value);

/** Whether the rules can be saved as they stand; the server has the last word. */
export function isValid({ overall, parts, activities, passPct, fewResults }: Grading): boolean {
  const weights = [...Object.values(parts).map(({ weight }) => weight), ...Object.values(activities)];
  const dropped = Object.values(parts).map(({ dropLowest }) => dropLowest);
  return (
    weights.every((weight) => isWithin(weight, 0, mostWeight)) &&
    dropped.every((count) => isWhole(count) && isWithin(count, 0, mostDropped)) &&
    (passPct === null || (passPct > 0 && passPct <= 100)) &&
    isWhole(fewResults) &&
    isWithin(fewResults, leastResults, mostResults) &&
    (overall === null ||
      (overall.completion >= 0 && overall.attendance >= 0 && overall.completion + overall.attendance > 0))
  );
}
