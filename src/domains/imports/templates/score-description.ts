/** A score, or what stands in its place; undefined leaves the cell blank. */
export type WrittenScore = number | 'not_attempted' | 'attempted' | 'excused' | undefined;

export interface DescribedActivity {
  readonly id: number;
  readonly name: string;
  readonly maxPoints: number;
}

export interface DescribedStudent {
  readonly id: number;
  readonly login: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly email: string;
  /** As many as there are activities. */
  readonly scores: readonly WrittenScore[];
}

/** A gradebook of scores, whatever system is to write it. */
export interface ScoreDescription {
  readonly activities: readonly DescribedActivity[];
  readonly students: readonly DescribedStudent[];
  /** Decimal mark of all numbers, and what goes between the fields with it. */
  readonly decimal?: '.' | ',';
}

/** A number as a system of that locale writes it. */
export function numberText(value: number, decimal: '.' | ',' = '.'): string {
  return String(value).replace('.', decimal);
}
