import type { z } from 'zod';
import { logOddsOf, probabilityOf } from '#domains/risk/early-warning/log-odds.ts';
import type { EarlyWarningModel } from '#domains/risk/early-warning/model.ts';
import { areaUnderCurve, brierScore, calibrationError } from '#domains/risk/early-warning/training/measures.ts';
import type { Sample } from '#domains/risk/early-warning/training/samples.ts';
import type { Presentation } from '../common/oulad.ts';
import { round } from '../common/statistics.ts';
import { worthOf } from '../common/worth.ts';
import type { earlyWarningFigures } from './figures.ts';
import { type Cut, cutNames, cuts } from './moments.ts';
import { samplesAt } from './samples.ts';

type CutFigures = z.infer<typeof earlyWarningFigures>['cuts'][number];

/** A student as a model that was not trained on the student judges. */
export interface Judged {
  logOdds: number;
  failed: boolean;
}

export type ByCut<Value> = Record<Cut, Value>;

export function byCut<Value>(value: (cut: Cut) => Value): ByCut<Value> {
  return {
    week4: value('week4'),
    week8: value('week8'),
    week12: value('week12'),
    quarter: value('quarter'),
    half: value('half'),
    threequarters: value('threequarters'),
  };
}

/** The students of a presentation at each cut. */
export function samplesByCut(presentation: Presentation): ByCut<Sample[]> {
  return byCut((cut) => samplesAt(presentation, cuts[cut](presentation.days)));
}

export function judge(model: EarlyWarningModel, samples: readonly Sample[]): Judged[] {
  return samples.map(({ row, failed }) => ({ logOdds: logOddsOf(model, row), failed }));
}

/**
 * @param tested students of the test presentations
 * @param unseen students of all presentations, judged by models that had not seen the module; empty when there is one
 */
export function figuresOf(tested: ByCut<Judged[]>, unseen: ByCut<Judged[]>, zoneCFrom: number): CutFigures[] {
  return cutNames.map((cut) => {
    const failed = tested[cut].map((one) => one.failed);
    const probabilities = tested[cut].map(({ logOdds }) => probabilityOf(logOdds));
    const zoneC = worthOf(
      probabilities.map((probability) => probability >= zoneCFrom),
      failed,
    );
    return {
      cut,
      n: failed.length,
      base: known(failed.filter(Boolean).length / failed.length),
      auc: aucOf(tested[cut]),
      brier: known(brierScore(probabilities, failed)),
      ece: known(calibrationError(probabilities, failed)),
      unseenCourseAuc: aucOf(unseen[cut]),
      zoneC: { share: known(zoneC.flagged), precision: known(zoneC.precision), recall: known(zoneC.recall) },
    };
  });
}

function aucOf(judged: readonly Judged[]): number | null {
  return known(
    areaUnderCurve(
      judged.map(({ logOdds }) => logOdds),
      judged.map(({ failed }) => failed),
    ),
  );
}

/** Nothing divided by nothing is not known. */
function known(value: number): number | null {
  return Number.isFinite(value) ? round(value, 4) : null;
}
