import type { EvaluationResult, ProgrammeResult } from '#domains/model-quality/contract.ts';
import { cutNames, type Figures, smallestGroup } from '#domains/risk/evaluation/contract.ts';

/**
 * What is told of the courses of one programme: a share or an area of fewer than ten students is left out, a moment with
 * fewer than ten students altogether, and lead times of fewer than ten who failed or left. Of few students a figure says
 * little of the model and much of persons.
 *
 * @returns null where no moment has ten students
 */
export function withoutSmallGroups({ cuts, overall, leadTime, ...rest }: EvaluationResult): ProgrammeResult | null {
  const shown: ProgrammeResult['cuts'] = {};
  let most = 0;
  for (const cut of cutNames) {
    const figures = cuts[cut];
    most = Math.max(most, figures?.n ?? 0);
    if (figures && figures.n >= smallestGroup) shown[cut] = withoutSmallParts(figures);
  }
  if (most < smallestGroup) return null;
  return {
    ...rest,
    cuts: shown,
    overall: withoutSmallParts(overall),
    leadTime: leadTime.students < smallestGroup ? null : leadTime,
  };
}

function withoutSmallParts(figures: Figures): Figures {
  const { n, failed, auc, zoneC, reliability } = figures;
  const isKnown = failed >= smallestGroup && n - failed >= smallestGroup;
  return {
    ...figures,
    auc: isKnown ? auc : null,
    zoneC: {
      share: zoneC.share,
      precision: n * (zoneC.share ?? 0) < smallestGroup - 0.5 ? null : zoneC.precision,
      recall: failed < smallestGroup ? null : zoneC.recall,
    },
    reliability: reliability.filter((bin) => bin.n >= smallestGroup),
  };
}
