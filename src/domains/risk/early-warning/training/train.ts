import { features } from '../features.ts';
import { logOddsOf } from '../log-odds.ts';
import type { EarlyWarningModel } from '../model.ts';
import { bin } from './bins.ts';
import { type BoostSettings, boost } from './boost.ts';
import { calibrate } from './calibrate.ts';
import type { Sample } from './samples.ts';

/** A presentation as it is learned from: its students at all training moments. */
export interface Lesson {
  module: string;
  presentation: string;
  samples: Sample[];
}

/** Chosen on 2013 (docs/adr/0021). */
export const usualSettings: BoostSettings = {
  trees: 150,
  depth: 4,
  rate: 0.06,
  ridge: 10,
  leastHessian: 60,
  sampleShare: 0.7,
  featureShare: 0.5,
  seed: 1,
};

/** From this probability on zone C; chosen on 2013 (docs/adr/0021). */
const zoneCFrom = 0.65;
/** Where there are few samples, leaves may be as small as this share of them. */
const leastShare = 0.01;
const uncalibrated = { intercept: 0, slope: 1 };

/** Trains on some presentations, without calibration: enough to rank students. */
export function trainRanking(lessons: readonly Lesson[], settings: BoostSettings): EarlyWarningModel {
  const samples = lessons.flatMap((lesson) => lesson.samples);
  const leastHessian = Math.min(settings.leastHessian, leastShare * samples.length);
  return {
    version: '5',
    trainedOn: lessons.map(({ module, presentation }) => `${module} ${presentation}`).sort(),
    features: features.map(({ name }) => name),
    ...boost(bin(samples), { ...settings, leastHessian }),
    calibration: uncalibrated,
    zoneCFrom,
  };
}

/**
 * Trains on some presentations and calibrates on modules that the training had not seen: for each module a model of the
 * others judges it, and the line from its scores to log odds holds for a course that has no past. With one module only
 * its halves stand in.
 */
export function train(lessons: readonly Lesson[], settings: BoostSettings): EarlyWarningModel {
  const folds = foldsOf(lessons);
  const judged = folds.flatMap(({ learned, held }) => {
    const model = trainRanking(learned, settings);
    return held.flatMap(({ samples }) => samples.map(({ row, failed }) => ({ score: logOddsOf(model, row), failed })));
  });
  const calibration = calibrate(
    Float64Array.from(judged, ({ score }) => score),
    Uint8Array.from(judged, ({ failed }) => (failed ? 1 : 0)),
  );
  return { ...trainRanking(lessons, settings), calibration };
}

function foldsOf(lessons: readonly Lesson[]): { learned: Lesson[]; held: Lesson[] }[] {
  const modules = new Set(lessons.map(({ module }) => module));
  if (modules.size > 1)
    return [...modules].map((module) => ({
      learned: lessons.filter((lesson) => lesson.module !== module),
      held: lessons.filter((lesson) => lesson.module === module),
    }));
  const half = (remainder: number) =>
    lessons.map((lesson) => ({ ...lesson, samples: lesson.samples.filter((_, index) => index % 2 === remainder) }));
  return [0, 1].map((remainder) => ({ learned: half(1 - remainder), held: half(remainder) }));
}
