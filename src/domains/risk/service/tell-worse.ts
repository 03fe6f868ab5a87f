import { isoWeek } from '#kernel/iso-week.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { clock } from '#kernel/runtime.ts';
import { toZonedDay } from '#kernel/zoned-time.ts';
import { listMoments } from '#domains/gradebook/index.ts';
import { findCourse, listNamedStudents, listTeachersOfCourses } from '#domains/roster/index.ts';
import type { CourseAssessment, StoredRun } from '../contract.ts';
import { ownZoneWorseKind } from '../notifications/own-zone-worse.ts';
import { zoneWorseKind } from '../notifications/zone-worse.ts';
import { findLatestRun, listZones } from '../store/zones.ts';
import { takeWorsenings } from '../store/worsenings.ts';
import { withoutOthers } from '../without-others.ts';
import { tellable, worseningsOf, type Worsening } from '../worsenings.ts';

/** Hours after which a change of zones is no news any more. */
const newsHours = 72;

/** A course as it was judged last. */
export interface EarlierZones {
  readonly run: StoredRun | undefined;
  readonly students: Awaited<ReturnType<typeof listZones>>;
}

/** The zones that are about to be replaced. */
export async function readEarlierZones(courseId: number): Promise<EarlierZones> {
  return { run: await findLatestRun(courseId), students: await listZones(courseId) };
}

/** A run whose zones have just been stored. */
export interface NewZones {
  readonly dataVersion: number;
  readonly asOf: Date;
  readonly assessment: CourseAssessment;
}

/**
 * Tells the teachers of a course, and the students themselves, whose zone got worse; in the transaction that stores the
 * zones, a constant number of statements. Nobody is told of the first zones, nor when only a model or a setting changed.
 */
export async function tellWhoIsWorse(courseId: number, earlier: EarlierZones, zones: NewZones): Promise<void> {
  const worse = worseningsOf(earlier.students, zones.assessment.students);
  if (worse.length === 0 || !earlier.run || !(await isNews(courseId, earlier.run, zones))) return;
  const taken = await takeWorsenings(courseId, worse, zones.asOf);
  const told = worse.filter(({ studentId }) => taken.has(studentId));
  const course = await findCourse(courseId);
  if (told.length === 0 || !course) return;
  const expiresAt = new Date(clock().now().getTime() + newsHours * 3_600_000);
  await tell({ id: courseId, name: course.name }, told, zones, expiresAt);
}

/** The same model judged, and since then data came, a deadline passed or a day began. */
async function isNews(courseId: number, earlier: StoredRun, { dataVersion, asOf, assessment }: NewZones) {
  const modelOf = ({ judgement }: Pick<StoredRun, 'judgement'>): string | undefined => judgement.model?.version;
  if (modelOf(earlier) !== modelOf(assessment.run)) return false;
  if (earlier.dataVersion !== dataVersion) return true;
  const before = new Date(earlier.asOf);
  const { timeZone } = clock();
  if (toZonedDay(before, timeZone) !== toZonedDay(asOf, timeZone)) return true;
  return (await listMoments(courseId, before, asOf)).some((moment) => moment <= asOf.getTime());
}

async function tell(
  course: { readonly id: number; readonly name: string },
  worse: readonly Worsening[],
  { dataVersion, asOf }: NewZones,
  expiresAt: Date,
): Promise<void> {
  const people = new Map(
    (await listNamedStudents(worse.map(({ studentId }) => studentId))).map((one) => [one.studentId, one]),
  );
  const about = { courseId: course.id, courseName: course.name };
  const students = worse.map(({ studentId, before, zone, reasons }) => ({
    ...{ studentId, before, zone, reasons: tellable(reasons), name: people.get(studentId)?.name ?? '' },
  }));
  await notify(
    zoneWorseKind,
    (await listTeachersOfCourses([course.id])).map(({ userId }) => ({
      ...{ userId, courseId: course.id, expiresAt, facts: { ...about, students } },
      key: `${String(course.id)} ${String(dataVersion)} ${asOf.toISOString()}`,
    })),
  );
  const week = isoWeek(asOf, clock().timeZone);
  await notify(
    ownZoneWorseKind,
    worse.flatMap(({ studentId, zone, reasons }) => {
      const userId = people.get(studentId)?.userId ?? null;
      if (userId === null) return [];
      const own = withoutOthers(tellable(reasons)).map((reason) => ({ ...reason, contribution: 0 }));
      return [
        {
          ...{ userId, courseId: course.id, expiresAt, facts: { ...about, reasons: own } },
          key: `${String(course.id)} ${zone} ${week}`,
        },
      ];
    }),
  );
}
