import type { Random } from '#kernel/seeded-random.ts';

/** How a student studies; what a week of theirs looks like follows from it. */
export interface Behaviour {
  /** Chance to do an activity at all, before `stopsInWeek`. */
  diligence: number;
  /** Chance that what is done is done by its deadline. */
  punctuality: number;
  /** Chance to pass what is done. */
  mastery: number;
  /** Chance to attend a lesson. */
  presence: number;
  /** Week from which nothing more is done. */
  stopsInWeek: number;
  /** Week in which the student turns up. */
  startsInWeek: number;
}

const never = Number.POSITIVE_INFINITY;
const usual = { startsInWeek: 0, stopsInWeek: never };

/** Kinds of students with their share; they sum to 1. */
const kinds: readonly { share: number; behaviour: Behaviour }[] = [
  { share: 0.42, behaviour: { ...usual, diligence: 0.97, punctuality: 0.96, mastery: 0.98, presence: 0.92 } },
  { share: 0.2, behaviour: { ...usual, diligence: 0.9, punctuality: 0.7, mastery: 0.94, presence: 0.8 } },
  {
    share: 0.12,
    behaviour: { ...usual, diligence: 0.9, punctuality: 0.9, mastery: 0.92, presence: 0.8, stopsInWeek: 5 },
  },
  { share: 0.13, behaviour: { ...usual, diligence: 0.6, punctuality: 0.6, mastery: 0.7, presence: 0.55 } },
  {
    share: 0.07,
    behaviour: { ...usual, diligence: 0.9, punctuality: 0.5, mastery: 0.9, presence: 0.7, startsInWeek: 4 },
  },
  { share: 0.06, behaviour: { ...usual, diligence: 0.15, punctuality: 0.4, mastery: 0.6, presence: 0.15 } },
];

/** A student's behaviour: one of the kinds, a little different for each. */
export function inventBehaviour(random: Random): Behaviour {
  let left = random();
  const kind = kinds.find(({ share }) => (left -= share) < 0) ?? kinds[0];
  if (!kind) throw new Error('there are kinds of students');
  const { behaviour } = kind;
  const vary = (chance: number): number => Math.min(1, Math.max(0, chance + (random() - 0.5) * 0.1));
  return {
    ...behaviour,
    diligence: vary(behaviour.diligence),
    punctuality: vary(behaviour.punctuality),
    mastery: vary(behaviour.mastery),
    presence: vary(behaviour.presence),
    stopsInWeek: behaviour.stopsInWeek + Math.floor(random() * 3),
  };
}
