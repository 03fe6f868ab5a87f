import { gradingSchema, type Grading, type PartRule } from '../../grading/contract.ts';

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

/** Whether the rules can be saved as they stand. */
export function isValid(grading: Grading): boolean {
  return gradingSchema.safeParse(grading).success;
}
