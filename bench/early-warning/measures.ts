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
