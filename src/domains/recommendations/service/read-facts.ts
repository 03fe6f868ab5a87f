import { createHash } from 'node:crypto';
import type { Locale } from '#kernel/locale.ts';
import { clock } from '#kernel/runtime.ts';
import { toZonedDay } from '#kernel/zoned-time.ts';
import { listOpenWork, type OpenWork } from '#domains/gradebook/index.ts';
import { listWeakTopics } from '#domains/metrics/index.ts';
import { readProgramme } from '#domains/questions/index.ts';
import { findStandings, type Standing, type Standings } from '#domains/risk/index.ts';
import { adviceFacts } from '../facts/advice-facts.ts';
import { daysAhead, type AdviceFacts, type Facts } from '../facts/contract.ts';
import { againstOf, type LastAdvice } from '../facts/needs-advice.ts';
import type { DigestFacts, SummaryFacts } from '../overviews/contract.ts';
import { substitutes } from '../facts/substitutes.ts';
import { listReaders, listNewestAdvice, type NewestAdvice } from '../store/situations.ts';
import { getComposingSettings } from './composing-settings.ts';
import { lastDayOf } from './last-day-of.ts';

/** What is known of a student, in the language in which it will be told. */
export interface KnownStudent {
  readonly studentId: number;
  readonly language: Locale;
  /** The files of the course do not name the student any more. */
  readonly isMissing: boolean;
  readonly facts: AdviceFacts;
  readonly factsHash: string;
  readonly urgency: number;
  readonly newest: NewestAdvice | undefined;
}

/** The students of a course as they were judged last. */
export interface KnownCourse extends Omit<Standings, 'students'> {
  readonly students: readonly KnownStudent[];
}

/**
 * Reads what advice may speak of, of everybody in a course or of one student, in a number of statements that does not
 * depend on how many they are. Undefined before the course was judged.
 */
export async function readFacts(courseId: number, studentId?: number): Promise<KnownCourse | undefined> {
  const standings = await findStandings(courseId, studentId);
  if (!standings) return undefined;
  const { students, ...judged } = standings;
  const { asOf } = judged;
  const { language: usual } = await getComposingSettings();
  const newest = new Map((await listNewestAdvice(courseId, studentId)).map((one) => [one.studentId, one]));
  const readers = await listReaders(courseId, studentId);
  // Of those who are on track and were never advised nothing more is to be read, unless one was asked for.
  const told = students.filter(
    (one) => studentId !== undefined || one.zone === 'B' || one.zone === 'C' || newest.has(one.studentId),
  );
  const ids = told.map((one) => one.studentId);
  const work = Map.groupBy(ids.length === 0 ? [] : await listOpenWork(courseId, asOf, ids), (one) => one.studentId);
  const topics = await listWeakTopics(courseId, studentId);
  const programme = await readProgramme(courseId);
  return {
    ...judged,
    students: told.flatMap((standing) => {
      const reader = readers.get(standing.studentId);
      if (!reader) return [];
      const language = reader.language ?? usual;
      const last = newest.get(standing.studentId);
      const facts = adviceFacts(
        {
          ...situationOf(standing, judged, last, work.get(standing.studentId) ?? []),
          topics: (topics.get(standing.studentId) ?? []).map((topic) => ({
            ...topic,
            ...(programme(topic.topic) ?? { week: null, contents: null, tasks: null }),
          })),
        },
        substitutes[language],
      );
      const urgency = { A: 0, B: 100, C: 200, none: 0 }[standing.zone ?? 'none'] + standing.riskScore;
      return [{ ...reader, language, facts, factsHash: hashOfFacts(facts, language), urgency, newest: last }];
    }),
  };
}

function situationOf(
  { zone, reasons, ways, usual, nearest }: Standing,
  { asOf, isOver }: Omit<Standings, 'students'>,
  last: NewestAdvice | undefined,
  work: readonly OpenWork[],
) {
  return {
    ...{ zone, before: last?.facts.zone ?? null, isOver, reasons, ways, usual, nearest },
    work: work.map(({ dueAt, ...one }) => ({ ...one, due: dueAt && lastDayOf(dueAt) })),
    until: toZonedDay(new Date(asOf.getTime() + daysAhead * 86_400_000), clock().timeZone),
  };
}

/**
 * Recognises the same facts again. Where the student stood before is not among them: it changes with the advice itself.
 */
export function hashOfFacts(facts: Facts | SummaryFacts | DigestFacts, language: Locale): string {
  const hashed = facts.kind === 'advice' ? { ...facts, before: null } : facts;
  return createHash('sha256')
    .update(JSON.stringify([language, hashed]))
    .digest('base64url');
}

/** What the rule of need asks of the newest recommendation. */
export function lastAdviceOf(newest: NewestAdvice | undefined): LastAdvice | undefined {
  if (!newest) return undefined;
  const { factsHash, facts } = newest;
  return { factsHash, against: againstOf({ reasons: facts.reasons ?? [] }) };
}
