import type { Figures } from '#domains/risk/evaluation/contract.ts';
import { areaUnderCurve, brierScore, calibrationError } from '#domains/risk/early-warning/training/measures.ts';

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
    auc: known(areaUnderCurve(probabilities, failed)),
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
