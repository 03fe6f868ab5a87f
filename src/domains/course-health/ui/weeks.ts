import type { HealthFigures } from '../contract.ts';

export type Week = HealthFigures['weeks'][number];

/** Deadlines of several courses together, week by week; weeks between without any are there, too. */
export function addWeeks(courses: readonly (readonly Week[])[]): Week[] {
  const sums = new Map<string, number>();
  for (const { from, deadlines } of courses.flat()) sums.set(from, (sums.get(from) ?? 0) + deadlines);
  const known = [...sums.keys()].toSorted();
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const weeks: Week[] = [];
  for (let day = new Date(first); day <= new Date(last); day = new Date(day.getTime() + 7 * 86_400_000)) {
    const from = day.toISOString().slice(0, 10);
    weeks.push({ from, deadlines: sums.get(from) ?? 0 });
  }
  return weeks;
}
