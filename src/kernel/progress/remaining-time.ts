/** How much the newest rate counts beside those before: a stall of a second or two does not double the estimate. */
const weightOfNewest = 0.3;

/**
 * Estimates the time a step still takes from the rate at which it goes on, smoothed.
 *
 * @returns takes how much is done and the moment in milliseconds; gives whole seconds, null before there is a rate
 */
export function createRemainingTime(total: number): (done: number, at: number) => number | null {
  let before: { done: number; at: number } | undefined;
  let perSecond: number | undefined;
  return (done, at) => {
    if (before && at > before.at) {
      const newest = ((done - before.done) * 1000) / (at - before.at);
      perSecond = perSecond === undefined ? newest : perSecond + weightOfNewest * (newest - perSecond);
    }
    if (!before || at > before.at) before = { done, at };
    return perSecond === undefined || perSecond <= 0 ? null : Math.ceil((total - done) / perSecond);
  };
}
