export interface Calibration {
  intercept: number;
  slope: number;
}

const most = 50;
const leastStep = 1e-9;

/**
 * The line that turns scores into log odds with the greatest likelihood (Platt 1999), by Newton's method. The scores
 * must be of samples that the model was not trained on.
 */
export function calibrate(scores: Float64Array, failed: Uint8Array): Calibration {
  let [intercept, slope] = [0, 1];
  for (let round = 0; round < most; round++) {
    // A trace of ridge towards intercept 0 and slope 1 keeps the step finite where all scores are alike.
    let [g0, g1, h00, h01, h11] = [intercept, slope - 1, 1, 0, 1];
    scores.forEach((score, index) => {
      const probability = 1 / (1 + Math.exp(-(intercept + slope * score)));
      const bend = probability * (1 - probability);
      g0 += probability - (failed[index] ?? 0);
      g1 += (probability - (failed[index] ?? 0)) * score;
      h00 += bend;
      h01 += bend * score;
      h11 += bend * score * score;
    });
    const determinant = h00 * h11 - h01 * h01;
    const steps = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant] as const;
    intercept -= steps[0];
    slope -= steps[1];
    if (Math.max(Math.abs(steps[0]), Math.abs(steps[1])) < leastStep) break;
  }
  return { intercept: Number(intercept.toFixed(5)), slope: Number(slope.toFixed(5)) };
}
