import {
  goodTopicPct,
  mostActivities,
  mostTopics,
  type ActivityFact,
  type AdviceFacts,
  type TopicFact,
} from './contract.ts';
import { reasonFacts, type KnownReason } from './reasons.ts';
import { toldName, toldText, toldWords } from './tidy.ts';

interface Way {
  readonly zone: 'A' | 'B' | 'C';
  readonly steps: readonly { readonly activityId: number }[];
}

/** What a student has still to do. */
interface Work {
  readonly activityId: number;
  readonly name: string;
  readonly kind: ActivityFact['kind'];
  readonly position: number;
  readonly state: ActivityFact['state'];
  /** The day in the institution's zone. */
  readonly due: string | null;
}

/** How a student stands, as the other domains tell it. */
export interface Situation {
  readonly zone: AdviceFacts['zone'];
  /** The zone when the student was last advised. */
  readonly before: AdviceFacts['zone'];
  readonly isOver: boolean;
  readonly reasons: readonly KnownReason[];
  readonly ways: readonly Way[];
  readonly usual: AdviceFacts['usual'];
  readonly nearest: Way | null;
  /** Of the student alone, by date. */
  readonly work: readonly Work[];
  /** The weakest first. */
  readonly topics: readonly (Omit<TopicFact, 'pct'> & { readonly meanPct: number })[];
  /** The last day of which deadlines are told. */
  readonly until: string;
}

/** What stands for names that must not be told. */
export interface Substitutes {
  /** @param position place in the course */
  readonly activity: (position: number) => string;
  readonly topic: string;
}

/** The sheet of facts of a student. The order of what is given does not matter but where it says so. */
export function adviceFacts(situation: Situation, substitutes: Substitutes): AdviceFacts {
  const { zone, before, work, nearest } = situation;
  const known = new Set(work.map(({ activityId }) => activityId));
  // A way of which something is gone leads nowhere.
  const isWhole = ({ steps }: Way): boolean => steps.every(({ activityId }) => known.has(activityId));
  const ways = situation.ways.filter(isWhole).flatMap(({ zone: to, steps }) => {
    const activityIds = steps.map(({ activityId }) => activityId);
    return to === 'C' || activityIds.length > mostActivities ? [] : [{ zone: to, activityIds }];
  });
  const nearestIds =
    ways.length === 0 && nearest && isWhole(nearest) ? nearest.steps.map((step) => step.activityId) : [];
  const leading = new Set([...(ways[0]?.activityIds ?? []), ...nearestIds.slice(0, mostActivities)]);
  const isNear = ({ state, due }: Work): boolean => state !== 'open' || (due !== null && due <= situation.until);
  const chosen = choose(
    work.filter((one) => leading.has(one.activityId) || isNear(one)),
    leading,
  );
  const names = tellApart(chosen, substitutes);
  const weak = situation.topics.filter(({ meanPct }) => Math.round(meanPct) < goodTopicPct);
  const chosenIds = new Set(chosen.map(({ activityId }) => activityId));
  return {
    kind: 'advice',
    zone,
    before: before === zone ? null : before,
    isOver: situation.isOver,
    reasons: reasonFacts(situation.reasons),
    overdue: work.filter(({ state }) => state === 'overdue').length,
    activities: chosen.map(({ activityId, kind, state, due }) => ({
      ...{ id: activityId, name: names.get(activityId) ?? '', kind },
      ...{ state, due },
    })),
    ways: ways.filter(({ activityIds }) => activityIds.every((id) => chosenIds.has(id))),
    usual: ways.length === 0 ? null : situation.usual,
    nearest: nearestIds.filter((id) => chosenIds.has(id)),
    topics: weak.slice(0, mostTopics).map(({ topic, meanPct, answers, week, contents, tasks }) => ({
      ...{ topic: toldName(topic, substitutes.topic), pct: Math.round(meanPct), answers },
      ...{ week: toldText(week, 40), contents: toldWords(contents), tasks: toldWords(tasks) },
    })),
  };
}

/** Those that lead to a better zone, then overdue ones, then those due next, then failed ones; told by date. */
function choose(work: readonly Work[], leading: ReadonlySet<number>): readonly Work[] {
  const rank = ({ activityId, state }: Work): number =>
    leading.has(activityId) ? 0 : 1 + ['overdue', 'open', 'failed'].indexOf(state);
  const first = work.toSorted((one, other) => rank(one) - rank(other)).slice(0, mostActivities);
  const places = new Map(work.map((one, index) => [one.activityId, index]));
  return first.toSorted((one, other) => (places.get(one.activityId) ?? 0) - (places.get(other.activityId) ?? 0));
}

/**
 * Names by which activities are told apart, also where letters do not: those of one name get their places in the course, and
 * a number where they have one place.
 */
function tellApart(work: readonly Work[], { activity }: Substitutes): Map<number, string> {
  const keyOf = (name: string): string => name.toLocaleLowerCase('ru').replaceAll('ё', 'е');
  const plain = work.map(({ activityId, name, position }) => ({
    ...{ activityId, position, name: toldName(name, activity(position)) },
  }));
  const times = Map.groupBy(plain, ({ name }) => keyOf(name));
  const taken = new Set<string>();
  return new Map(
    plain.map(({ activityId, position, name }) => {
      const isOnly = times.get(keyOf(name))?.length === 1;
      const first = isOnly || name === activity(position) ? name : `${name} (${activity(position)})`;
      let told = first;
      for (let number = 2; taken.has(keyOf(told)); number += 1) told = `${first} — ${String(number)}`;
      taken.add(keyOf(told));
      return [activityId, told];
    }),
  );
}
