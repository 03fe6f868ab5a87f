import { seededRandom } from '#kernel/seeded-random.ts';
import { quantile } from '#kernel/quantile.ts';

/** The same students at the same moments, judged by two models. */
export interface Paired {
  readonly present: Float64Array;
  readonly candidate: Float64Array;
  readonly failed: Uint8Array;
  /** Whose each is: a student is there once for each moment. */
  readonly student: Int32Array;
}

export interface Difference {
  /** Area of the candidate less that of the present model. */
  readonly auc: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
}

const resamples = 400;

/**
 * By how much the area under the curve of a candidate differs from the present model's, with the interval of a paired
 * bootstrap (Efron 1979): students are drawn, with all their moments, and both models are measured on the same draw.
 */
export function differenceOf({ present, candidate, failed, student }: Paired): Difference {
  const people = new Map([...new Set(student)].map((id, index) => [id, index]));
  const owner = Int32Array.from(student, (id) => people.get(id) ?? 0);
  const [areaOfPresent, areaOfCandidate] = [areaOf(present, failed, owner), areaOf(candidate, failed, owner)];
  const random = seededRandom(1);
  const times = new Uint32Array(people.size).fill(1);
  const auc = areaOfCandidate(times) - areaOfPresent(times);
  const found = Array.from({ length: resamples }, () => {
    times.fill(0);
    for (let draw = 0; draw < people.size; draw += 1) {
      const drawn = Math.floor(random() * people.size);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    return areaOfCandidate(times) - areaOfPresent(times);
  }).filter((difference) => Number.isFinite(difference));
  return { auc, low: quantile(found, 0.025) ?? Number.NaN, high: quantile(found, 0.975) ?? Number.NaN };
}

/** Area under the ROC curve where each student counts so many times; the order of scores is found once. */
function areaOf(scores: Float64Array, failed: Uint8Array, owner: Int32Array): (times: Uint32Array) => number {
  const order = Int32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  return (times) => {
    let [passedBelow, wins, failures, passesHere, failuresHere] = [0, 0, 0, 0, 0];
    order.forEach((index, place) => {
      const weight = times[owner[index] ?? 0] ?? 0;
      if (failed[index] === 1) failuresHere += weight;
      else passesHere += weight;
      const next = order[place + 1];
      // Those of one score win against half of each other.
      if (next !== undefined && scores[next] === scores[index]) return;
      wins += failuresHere * (passedBelow + passesHere / 2);
      passedBelow += passesHere;
      failures += failuresHere;
      [passesHere, failuresHere] = [0, 0];
    });
    return wins / (passedBelow * failures);
  };
}
