import type { ActivityMetric } from '#domains/metrics/difficulty/contract.ts';
import { healthLimits, type HealthFigures, type HealthReason } from '#domains/course-health/contract.ts';
import type { ToldAction } from '#domains/risk/ways-out/contract.ts';
import type { Substitutes } from '../facts/advice-facts.ts';
import { goodTopicPct } from '../facts/contract.ts';
import { toldName } from '../facts/tidy.ts';
import { hardFromPct, mostHard, mostWeak, silentDays, type SummaryFacts, type ZoneSizes } from './contract.ts';

/** A course as the other domains tell it. */
export interface CourseSituation {
  readonly zones: ZoneSizes;
  readonly zonesBefore: ZoneSizes | null;
  readonly isOver: boolean;
  /** Students of zones B and C, by days since they last did something; null: never, as far as is known. */
  readonly flaggedDays: readonly (number | null)[];
  readonly figures: HealthFigures;
  /** What of the figures wants attention, as the page of courses tells it. */
  readonly reasons: readonly HealthReason[];
  readonly activities: readonly ActivityMetric[];
  /** The weakest first. */
  readonly topics: readonly { readonly topic: string; readonly meanPct: number }[];
  readonly action: ToldAction['action'];
  /** The day by whose end the action is due, in the institution's zone. */
  readonly actionDue: string | null;
}

/** The sheet of facts of a course. Names are told as they may be; what is not worth telling is left out. */
export function summaryFacts(situation: CourseSituation, substitutes: Substitutes): SummaryFacts {
  const { figures, action, zones, zonesBefore, isOver } = situation;
  const wanting = new Map(situation.reasons.map(({ code, value }) => [code, value]));
  const [overduePct, waiting, dataDays] = [wanting.get('overdue'), wanting.get('waiting'), wanting.get('stale')];
  const place = new Map(situation.activities.map(({ activityId, position }) => [activityId, position]));
  const nameOf = (id: number, name: string): string => toldName(name, substitutes.activity(place.get(id) ?? 0));
  return {
    ...{ kind: 'course_summary', students: figures.students, zones, zonesBefore, isOver },
    silent: situation.flaggedDays.filter((days) => days === null || days >= silentDays).length,
    overduePct: overduePct === undefined ? null : Math.round(overduePct),
    hardest: hardestOf(situation.activities, nameOf),
    topics: situation.topics
      .filter(({ meanPct }) => Math.round(meanPct) < goodTopicPct)
      .slice(0, mostWeak)
      .map(({ topic, meanPct }) => ({ topic: toldName(topic, substitutes.topic), pct: Math.round(meanPct) })),
    action: action && {
      ...{ id: action.activityId, name: nameOf(action.activityId, action.name), due: situation.actionDue },
      ...{ undone: action.undone, moved: action.moved.length },
    },
    fullWeek: figures.weeks.find(({ deadlines }) => deadlines >= healthLimits.deadlinesOfWeek) ?? null,
    waiting: waiting === undefined ? null : { results: waiting, days: Math.floor(figures.waitingDays ?? 0) },
    staleDays: dataDays === undefined ? null : Math.floor(dataDays),
  };
}

function hardestOf(
  activities: readonly ActivityMetric[],
  nameOf: (id: number, name: string) => string,
): SummaryFacts['hardest'] {
  return activities
    .flatMap(({ activityId, name, hardness, isFew, scored }) =>
      hardness === null || isFew || hardness < hardFromPct ? [] : [{ activityId, name, hardness, scored }],
    )
    .toSorted((one, other) => other.hardness - one.hardness || one.activityId - other.activityId)
    .slice(0, mostHard)
    .map(({ activityId, name, hardness, scored }) => ({
      ...{ id: activityId, name: nameOf(activityId, name), pct: Math.round(Math.min(100, hardness)) },
      by: scored > 0 ? ('scores' as const) : ('overdue' as const),
    }));
}
