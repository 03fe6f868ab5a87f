/** Mean squared distance between probabilities and what happened (Brier 1950). */
export function brierScore(probabilities: readonly number[], failed: readonly boolean[]): number {
  return (
    probabilities.reduce((sum, probability, index) => sum + (probability - Number(failed[index])) ** 2, 0) /
    probabilities.length
  );
}

/**
 * Expected calibration error: in ten bins of equal width, how far the mean probability is from the share that failed,
 * weighted by the students in the bin (Naeini et al. 2015).
 */
export function calibrationError(probabilities: readonly number[], failed: readonly boolean[], bins = 10): number {
  const distances = new Float64Array(bins);
  probabilities.forEach((probability, index) => {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    distances[bin] = (distances[bin] ?? 0) + probability - Number(failed[index]);
  });
  return distances.reduce((sum, distance) => sum + Math.abs(distance), 0) / probabilities.length;
}

/**
 * Area under the ROC curve: how often one who failed has a higher score than one who did not, ties counting half
 * (Mann and Whitney 1947).
 */
export function areaUnderCurve(scores: readonly number[], failed: readonly boolean[]): number {
  const sorted = scores
    .map((score, index) => ({ score, failed: failed[index] === true }))
    .sort((a, b) => a.score - b.score);
  let passedBelow = 0;
  let wins = 0;
  for (const group of Map.groupBy(sorted, ({ score }) => score).values()) {
    const failures = group.filter((student) => student.failed).length;
    const passes = group.length - failures;
    wins += failures * (passedBelow + passes / 2);
    passedBelow += passes;
  }
  return wins / (passedBelow * (sorted.length - passedBelow));
}
