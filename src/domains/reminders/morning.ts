/** Deadlines of how many days are told of as passed: what is older when it is first seen is no news. */
const newsDays = 7;

/**
 * Which passed deadlines are told of now: those up to the midnight with which today began, from the hour of the morning
 * on. Null: it is not morning yet.
 *
 * @param hourNow of the institution's clocks
 * @param midnight with which the institution's day began
 */
export function overdueSpan(
  now: Date,
  hourNow: number,
  overdueHour: number,
  midnight: Date,
): { from: Date; until: Date } | null {
  if (hourNow < overdueHour) return null;
  return { from: new Date(now.getTime() - newsDays * 86_400_000), until: midnight };
}
