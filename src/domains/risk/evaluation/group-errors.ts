import { type GroupErrors, type Rate, smallestGroup } from '#domains/risk/evaluation/contract.ts';

/** How many of a group passed or not, and how many of each the model had wrong. */
export interface GroupCounts {
  readonly attribute: string;
  readonly value: string;
  readonly passed: number;
  readonly falsePositives: number;
  readonly failed: number;
  readonly falseNegatives: number;
}

/** A share with its 95 % interval (Wilson 1927): it stays within 0 and 1, also where the share is 0 or 1. */
export function wilson(hits: number, of: number): Rate {
  const z = 1.959964;
  const rate = hits / of;
  const scale = 1 + (z * z) / of;
  const middle = (rate + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  return { of, rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The errors of each group, by attribute and value; counts of the same group in several courses are added. */
export function groupErrors(counts: readonly GroupCounts[]): GroupErrors[] {
  const groups = Map.groupBy(counts, ({ attribute, value }) => JSON.stringify([attribute, value]));
  return [...groups.values()]
    .map((own) => {
      const [{ attribute, value } = { attribute: '', value: '' }] = own;
      const sum = (of: (one: GroupCounts) => number): number => own.reduce((total, one) => total + of(one), 0);
      const [passed, failed] = [sum((one) => one.passed), sum((one) => one.failed)];
      const isSmall = passed + failed < smallestGroup;
      const rateOf = (hits: number, of: number): Rate | null =>
        isSmall || of < smallestGroup ? null : wilson(hits, of);
      return {
        attribute,
        value,
        students: isSmall ? null : passed + failed,
        falsePositive: rateOf(
          sum((one) => one.falsePositives),
          passed,
        ),
        falseNegative: rateOf(
          sum((one) => one.falseNegatives),
          failed,
        ),
      };
    })
    .toSorted((one, other) => compare(one.attribute, other.attribute) || compare(one.value, other.value));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
