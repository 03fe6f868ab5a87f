import { clock } from '#kernel/runtime.ts';
import { healthOf } from '#domains/course-health/index.ts';
import { listZonesBefore } from '#domains/history/index.ts';
import {
  findCourseMetric,
  listActivityFindings,
  listStudentMetrics,
  listWeakTopicsOfCourse,
} from '#domains/metrics/index.ts';
import { findCommonAction, findStandings } from '#domains/risk/index.ts';
import { findCourse, listCoursesOfProgramme } from '#domains/roster/index.ts';
import { substitutes } from '../facts/substitutes.ts';
import { beforeDays, type DigestFacts, type SummaryFacts } from '../overviews/contract.ts';
import { digestFacts } from '../overviews/digest-facts.ts';
import { summaryFacts } from '../overviews/summary-facts.ts';
import { lastDayOf } from './last-day-of.ts';

type Locale = 'ru' | 'en';

/** What is known now, and the facts of it in a language. */
export interface KnownWhole<WholeFacts> {
  /** Null: of a programme. */
  readonly dataVersion: number | null;
  readonly asOf: Date;
  readonly factsIn: (language: Locale) => WholeFacts;
}

/** Reads what a summary of a course may speak of; undefined before it was judged, and while ways out are being found. */
export async function readCourse(courseId: number): Promise<KnownWhole<SummaryFacts> | undefined> {
  const [course, standings] = [await findCourse(courseId), await findStandings(courseId)];
  const metric = await findCourseMetric(courseId);
  if (!course || !metric || !standings?.areWaysFound) return undefined;
  const [health] = await healthOf([course]);
  if (!health) return undefined;
  const { dataVersion, asOf, isOver, students } = standings;
  const [before] = await listZonesBefore([courseId], beforeDays);
  const flagged = new Set(students.flatMap(({ zone, studentId }) => (zone === 'B' || zone === 'C' ? [studentId] : [])));
  const metrics = await listStudentMetrics(courseId);
  const { action } = await findCommonAction(courseId);
  const situation = {
    ...{ isOver, action, figures: health.figures, reasons: health.reasons, zonesBefore: before?.zones ?? null },
    zones: health.zones ?? { A: 0, B: 0, C: 0, none: students.length },
    flaggedDays: metrics
      .filter(({ studentId }) => flagged.has(studentId))
      .map(({ daysSinceLastActivity }) => daysSinceLastActivity),
    activities: await listActivityFindings(courseId),
    topics: await listWeakTopicsOfCourse(courseId),
    actionDue: action?.dueAt ? lastDayOf(new Date(action.dueAt)) : null,
  };
  return { dataVersion, asOf, factsIn: (language) => summaryFacts(situation, substitutes[language]) };
}

/** Reads what a digest of a programme may speak of; undefined while it has no courses. */
export async function readProgramme(programmeId: number): Promise<KnownWhole<DigestFacts> | undefined> {
  const courses = await listCoursesOfProgramme(programmeId);
  if (courses.length === 0) return undefined;
  const health = await healthOf(courses);
  const ids = courses.map(({ id }) => id);
  const before = new Map((await listZonesBefore(ids, beforeDays)).map(({ courseId, zones }) => [courseId, zones]));
  const otherwise = { ru: 'курс программы', en: 'course of the programme' };
  return {
    ...{ dataVersion: null, asOf: clock().now() },
    factsIn: (language) => digestFacts(health, before, otherwise[language]),
  };
}
