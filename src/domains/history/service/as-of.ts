import { createHash } from 'node:crypto';
import type { Actor } from '#kernel/actor.ts';
import { versioned } from '#kernel/cached.ts';
import { AppError } from '#kernel/errors.ts';
import { parseInstant } from '#kernel/instant.ts';
import { clock } from '#kernel/runtime.ts';
import { listActivities, listDeadlines, listHeatMapRows, listResultsOfStudent } from '#domains/gradebook/index.ts';
import { computeMetricsAsOf, summariseCourse } from '#domains/metrics/index.ts';
import type { CourseMetric, StudentCourseMetric } from '#domains/metrics/contract.ts';
import { assess, toldTo, zoneToStaff } from '#domains/risk/index.ts';
import type { CourseAssessment } from '#domains/risk/contract.ts';
import { assertStudentReadable, getDataVersion, getReadableVersion } from '#domains/roster/index.ts';
import type { CourseAsOf, StudentAsOf } from '../contract.ts';
import { judgedBy } from './judged-by.ts';

/** Seconds. What is kept never becomes untrue: its key names the data, the moment and the rules. */
const keptFor = 3600;

/** A moment as people write it (see parseInstant), by default now. @throws AppError date.invalid */
function readMoment(text: string | undefined): Date {
  const at = text === undefined ? clock().now() : parseInstant(text, clock().timeZone);
  if (!at) throw new AppError('date.invalid', { value: text ?? '' });
  return at;
}

/**
 * All that the page of a course shows, as it stood at a moment: computed from results, kept for those who follow the same
 * link.
 *
 * @throws AppError course.not_found, date.invalid
 */
export async function getCourseAsOf(actor: Actor, courseId: number, text?: string): Promise<CourseAsOf> {
  const dataVersion = await getReadableVersion(actor, courseId);
  const at = readMoment(text);
  const { course, students, assessment } = await computeAsOf(courseId, dataVersion, at);
  const cells = await keep('cells', courseId, dataVersion, at, async () => {
    const activities = await listActivities(courseId);
    const ids = activities.map(({ id }) => id);
    return {
      activities,
      rows: await listHeatMapRows(courseId, ids, at),
      deadlines: await listDeadlines(courseId, at),
    };
  });
  const lessons = cells.activities.filter(({ kind }) => kind === 'lesson').length;
  const asOf = at.toISOString();
  const stamp = { asOf, dataVersion };
  const { activities } = cells;
  return {
    asOf,
    metrics: {
      course: { courseId, ...stamp, ...course, activities: activities.length - lessons, lessons },
      students,
    },
    zones: {
      run: toldTo(actor, { ...assessment.run, ...stamp, drift: null }),
      students: assessment.students
        .map(({ cluster: _, guardRail: __, ...zone }) => zone)
        .toSorted((one, other) => other.riskScore - one.riskScore),
    },
    heatMap: { ...stamp, activities, rows: cells.rows },
    deadlines: { asOf, items: cells.deadlines },
  };
}

/** All that the page of a student shows, as it stood at a moment. @throws AppError student.not_found, date.invalid */
export async function getStudentAsOf(
  actor: Actor,
  courseId: number,
  studentId: number,
  text?: string,
): Promise<StudentAsOf> {
  await assertStudentReadable(actor, courseId, studentId);
  const at = readMoment(text);
  const dataVersion = await getDataVersion(courseId);
  const { course, students, assessment } = await computeAsOf(courseId, dataVersion, at);
  const risk = assessment.students.find((student) => student.studentId === studentId);
  const { run } = assessment;
  const asOf = at.toISOString();
  return {
    asOf,
    metrics: {
      metric: students.find((student) => student.studentId === studentId) ?? null,
      ...{ medians: course.medians, suppressed: null, asOf },
    },
    zone: zoneToStaff(risk ?? null, run, asOf),
    results: { asOf, dataVersion, items: await listResultsOfStudent(courseId, studentId, at) },
  };
}

interface CourseAt {
  readonly course: Pick<CourseMetric, 'students' | 'totals' | 'means' | 'medians'>;
  readonly students: StudentCourseMetric[];
  readonly assessment: CourseAssessment;
}

function computeAsOf(courseId: number, dataVersion: number, at: Date): Promise<CourseAt> {
  return keep('metrics', courseId, dataVersion, at, async () => {
    const students = await computeMetricsAsOf(courseId, at);
    return { course: summariseCourse(students), students, assessment: await assess(courseId, students, at) };
  });
}

/** Of the present nothing is kept: nobody asks for the same millisecond again. */
async function keep<T>(
  what: string,
  courseId: number,
  dataVersion: number,
  at: Date,
  compute: () => Promise<T>,
): Promise<T> {
  if (at >= clock().now()) return compute();
  const rules = createHash('sha256')
    .update(await judgedBy(courseId))
    .digest('base64url');
  const key = ['history.as_of', what, courseId, dataVersion, at.getTime(), rules];
  return versioned({ key, ttlSeconds: keptFor }, async ({ doNotKeep }) => {
    // An import that was committed meanwhile, or a replica behind: it would be kept under the wrong version.
    if ((await getDataVersion(courseId)) !== dataVersion) doNotKeep();
    return compute();
  });
}
