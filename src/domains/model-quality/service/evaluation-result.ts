import { setImmediate } from 'node:timers/promises';
import { getSetting } from '#kernel/settings.ts';
import { countFlagFeedback } from '#domains/follow-up/index.ts';
import { cutNames } from '#domains/risk/evaluation/contract.ts';
import { figuresOf, groupErrors, leadTimeOf, riskSetting } from '#domains/risk/index.ts';
import type { EvaluationResult, ProgrammeResult } from '../contract.ts';
import { type CourseReplay, countCourses } from '../replayed.ts';
import type { StoredReplay } from '../store/evaluations.ts';
import { withoutSmallGroups } from '../suppress.ts';

/** The same of the courses of each programme of which there is enough to tell. */
export async function resultsOfProgrammes(
  replayed: readonly StoredReplay[],
  version: string,
): Promise<{ programmeId: number; result: ProgrammeResult }[]> {
  const results: { programmeId: number; result: ProgrammeResult }[] = [];
  for (const [programmeId, own] of Map.groupBy(replayed, (course) => course.programmeId)) {
    if (programmeId === null) continue;
    const result = withoutSmallGroups(await resultOf(own, version));
    if (result) results.push({ programmeId, result });
  }
  return results;
}

/** How true a model was in courses that were replayed. */
export async function resultOf(replayed: readonly StoredReplay[], version: string): Promise<EvaluationResult> {
  const courses = replayed.map(({ result }) => result);
  const replays = courses.flatMap((course) => (course.kind === 'used' ? [course.replay] : []));
  const { C } = (await getSetting(riskSetting)).probabilities;
  const sum = (of: (replay: CourseReplay) => number): number => replays.reduce((total, one) => total + of(one), 0);
  const judged = cutNames.map((cut) => ({
    cut,
    judged: replays.flatMap(({ cuts }) =>
      (cuts[cut]?.probabilities ?? []).map((probability, index) => ({
        probability,
        failed: cuts[cut]?.failed[index] === 1,
      })),
    ),
  }));
  const known = judged.filter((one) => one.judged.length > 0);
  const byCut: EvaluationResult['cuts'] = {};
  for (const one of known) {
    // Of a large university each takes a moment, in which nothing else would be done.
    await setImmediate();
    byCut[one.cut] = figuresOf(one.judged, C);
  }
  return {
    courses: countCourses(courses),
    endings: { told: sum(({ told }) => told), derived: sum(({ derived }) => derived) },
    cuts: byCut,
    overall: figuresOf(
      known.flatMap((one) => one.judged),
      C,
    ),
    groups: groupErrors(replays.flatMap(({ groups }) => groups)),
    leadTime: leadTimeOf(replays.flatMap(({ weeks }) => weeks)),
    flags: await countFlags(
      version,
      replayed.map(({ courseId }) => courseId),
    ),
  };
}

/** What teachers said of the flags that a model raised. */
async function countFlags(version: string, courseIds: readonly number[]): Promise<EvaluationResult['flags']> {
  const counts = (await countFlagFeedback(courseIds)).filter((one) => one.modelVersion === version);
  const sum = (of: 'right' | 'wrong' | 'handled'): number => counts.reduce((total, one) => total + one[of], 0);
  return { right: sum('right'), wrong: sum('wrong'), handled: sum('handled') };
}
