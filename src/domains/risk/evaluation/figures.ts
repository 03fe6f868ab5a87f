import type { Figures } from '#domains/risk/evaluation/contract.ts';
import { brierScore, calibrationError } from '#domains/risk/early-warning/training/measures.ts';

/** A student at a moment: what a model said, and what came of it. */
export interface Judged {
  readonly probability: number;
  readonly failed: boolean;
}

const bins = 10;

/** @param zoneCFrom probability from which on zone C begins */
export function figuresOf(judged: readonly Judged[], zoneCFrom: number): Figures {
  const probabilities = judged.map(({ probability }) => probability);
  const failed = judged.map((one) => one.failed);
  const failures = failed.filter(Boolean).length;
  const inC = judged.filter(({ probability }) => probability >= zoneCFrom);
  const hits = inC.filter((one) => one.failed).length;
  return {
    n: judged.length,
    failed: failures,
    auc: known(areaOf(judged)),
    brier: known(brierScore(probabilities, failed)),
    ece: known(calibrationError(probabilities, failed, bins)),
    zoneC: {
      share: known(inC.length / judged.length),
      precision: known(hits / inC.length),
      recall: known(hits / failures),
    },
    reliability: reliabilityOf(judged),
  };
}

/** The area under the ROC curve, by sorting numbers: of a university there are a million, and sorting pairs takes seconds. */
function areaOf(judged: readonly Judged[]): number {
  const scoresOf = (failed: boolean): Float64Array =>
    Float64Array.from(
      judged.filter((one) => one.failed === failed),
      ({ probability }) => probability,
    ).sort();
  const [failures, passes] = [scoresOf(true), scoresOf(false)];
  let [below, upTo, wins] = [0, 0, 0];
  for (const score of failures) {
    while (below < passes.length && (passes[below] ?? 0) < score) below += 1;
    while (upTo < passes.length && (passes[upTo] ?? 0) <= score) upTo += 1;
    // Those of one score win half against each other.
    wins += (below + upTo) / 2;
  }
  return wins / (failures.length * passes.length);
}

function reliabilityOf(judged: readonly Judged[]): Figures['reliability'] {
  const byBin = Map.groupBy(judged, ({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)));
  return [...byBin]
    .toSorted(([one], [other]) => one - other)
    .map(([, own]) => ({
      n: own.length,
      predicted: rounded(own.reduce((sum, { probability }) => sum + probability, 0) / own.length),
      observed: rounded(own.filter(({ failed }) => failed).length / own.length),
    }));
}

/** Nothing divided by nothing is not known. */
function known(value: number): number | null {
  return Number.isFinite(value) ? rounded(value) : null;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
