import { longestItem } from '../content/contract.ts';
import type { DigestFacts, SummaryFacts, ZoneSizes } from '../overviews/contract.ts';
import type { Known, KnownNumber, Unit } from './known.ts';

const numbers = (unit: Unit, ...values: readonly (number | null | undefined)[]): KnownNumber[] =>
  values.flatMap((value) => (typeof value === 'number' ? [{ value, unit }] : []));

/** Of the students with a zone: how many there are, and how many in each. */
const sizes = (zones: ZoneSizes | null): KnownNumber[] =>
  zones === null ? [] : numbers('things', zones.A, zones.B, zones.C, zones.none, zones.A + zones.B + zones.C);

const forStaff = {
  ...{ longestItem, zones: ['A', 'B', 'C'], promises: [], ordinals: [], quotes: [], isSomethingOverdue: true },
  isForStaff: true,
} as const;

/** What a summary of a course may say. */
export function knownOfSummary(facts: SummaryFacts, language: 'ru' | 'en', instructions: readonly string[]): Known {
  const { zones, zonesBefore, hardest, topics, action, waiting, fullWeek } = facts;
  const difference = zonesBefore === null ? null : Math.abs(zones.C - zonesBefore.C);
  return {
    ...forStaff,
    ...{ language, instructions, mostItems: 8, topics: topics.map(({ topic }) => topic) },
    activities: [
      ...hardest.map(({ id, name }) => ({ id, name, due: null })),
      ...(action ? [{ id: action.id, name: action.name, due: action.due }] : []),
    ],
    dates: fullWeek ? [fullWeek.from] : [],
    numbers: [
      ...[...sizes(zones), ...sizes(zonesBefore)],
      ...numbers('things', facts.students, facts.silent, difference, action?.undone, action?.moved),
      ...numbers('things', waiting?.results, fullWeek?.deadlines),
      ...numbers('percent', facts.overduePct, ...hardest.map(({ pct }) => pct), ...topics.map(({ pct }) => pct)),
      ...numbers('days', waiting?.days, facts.staleDays),
      // As long as a silence is.
      ...numbers('weeks', 2),
    ],
  };
}

/** What a digest of a programme may say; courses are told as activities are. */
export function knownOfDigest(facts: DigestFacts, language: 'ru' | 'en', instructions: readonly string[]): Known {
  const { attention, courses, good, wanting, unknown, atRiskPct, atRiskBeforePct } = facts;
  const values = attention.flatMap(({ reasons }) =>
    reasons.map(({ code, value }) => ({ code, value: Math.round(value) })),
  );
  const of = (...codes: string[]): number[] =>
    values.filter(({ code }) => codes.includes(code)).map(({ value }) => value);
  return {
    ...forStaff,
    ...{ language, instructions, mostItems: 8, topics: [], dates: [] },
    activities: attention.map(({ id, name }) => ({ id, name, due: null })),
    numbers: [
      ...numbers('things', courses, good, wanting, unknown, ...of('waiting', 'deadlines')),
      ...numbers('percent', atRiskPct, atRiskBeforePct, ...of('at_risk', 'overdue', 'attendance')),
      ...numbers('days', ...of('stale')),
    ],
  };
}
