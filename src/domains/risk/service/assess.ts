import { defineSetting, getSetting } from '#kernel/settings.ts';
import { hasDeadlines } from '#domains/gradebook/index.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { listStudentsOfCourse } from '#domains/roster/index.ts';
import { assessCourse, judgeCourse, type CourseToAssess } from '../assess-course.ts';
import { defaultRiskSettings, riskSettingsSchema, type CourseAssessment, type RiskSettings } from '../contract.ts';
import type { WarningCourse } from '../early-warning/course.ts';
import type { EarlyWarningModels } from '../early-warning/model.ts';
import type { JudgedStudent } from '../explained-course.ts';
import { warn } from '../warn.ts';
import { findLiveModel, type UsableModel } from './live-model.ts';
import { findWarningCourse } from './warning-course.ts';

/** Weights and thresholds of the risk score and the zones. */
export const riskSetting = defineSetting<RiskSettings>({
  key: 'risk.settings',
  schema: riskSettingsSchema,
  default: defaultRiskSettings,
});

/**
 * Judges the students of a course as of a moment, by the early-warning model and, where it abstains, by the explained score;
 * stores nothing. A constant number of statements.
 *
 * @param metrics of the course at that moment
 */
export async function assess(
  courseId: number,
  metrics: readonly StudentCourseMetric[],
  at: Date,
): Promise<CourseAssessment> {
  return assessCourse((await openCourse(courseId))(metrics, at));
}

/** Judges the students of a course at a moment by their metrics then. */
type Judge = (metrics: readonly StudentCourseMetric[], at: Date) => JudgedStudent[];

/**
 * Judges the students of a course at any moments: what is recorded of it is read once.
 *
 * @param model default: the live one
 */
export async function openJudge(courseId: number, model?: UsableModel): Promise<Judge> {
  const toAssess = await openCourse(courseId, model);
  return (metrics, at) => judgeCourse(toAssess(metrics, at)).students;
}

/** The same by two models: what is recorded of the course is read once for both. */
export async function openBothJudges(
  courseId: number,
  one: UsableModel,
  other: UsableModel,
): Promise<[one: Judge, other: Judge]> {
  const course = await readToJudge(courseId, one);
  const judgeBy =
    ({ models }: UsableModel): Judge =>
    (metrics, at) =>
      judgeCourse(toAssessBy({ ...course, models }, metrics, at)).students;
  return [judgeBy(one), judgeBy(other)];
}

async function openCourse(
  courseId: number,
  model?: UsableModel,
): Promise<(metrics: readonly StudentCourseMetric[], at: Date) => CourseToAssess> {
  const course = await readToJudge(courseId, model);
  return (metrics, at) => toAssessBy(course, metrics, at);
}

/** What judging a course needs besides its metrics; nothing is recorded of one in which the model has nothing to say. */
type CourseToJudge = Pick<ReadCourse, 'settings' | 'identified'> & Partial<Pick<ReadCourse, 'recorded' | 'models'>>;

/**
 * Where nothing has a deadline the model abstains for everybody, always: its results, a million of them in a large course,
 * need not be read.
 */
async function readToJudge(courseId: number, model?: UsableModel): Promise<CourseToJudge> {
  if (await hasDeadlines(courseId)) return readCourse(courseId, model);
  return { settings: await getSetting(riskSetting), identified: identifiedBy(await listStudentsOfCourse(courseId)) };
}

function toAssessBy(
  { recorded, models, settings, identified }: CourseToJudge,
  metrics: readonly StudentCourseMetric[],
  at: Date,
): CourseToAssess {
  return { students: identified(metrics), ...(recorded && { warned: warn(recorded, at, models) }), settings };
}

/** A course as it is recorded. */
export interface ReadCourse {
  recorded: WarningCourse;
  models: EarlyWarningModels;
  settings: RiskSettings;
  /** Metrics with the ids of the source, by which equal students are told apart. */
  identified: (metrics: readonly StudentCourseMetric[]) => CourseToAssess['students'];
}

/**
 * All that judging a course needs besides its metrics, in a constant number of statements.
 *
 * @param model default: the live one
 */
export async function readCourse(courseId: number, model?: UsableModel): Promise<ReadCourse> {
  const students = await listStudentsOfCourse(courseId);
  const { models } = model ?? (await findLiveModel());
  return {
    recorded: await findWarningCourse(courseId, students),
    models,
    settings: await getSetting(riskSetting),
    identified: identifiedBy(students),
  };
}

/** Gives metrics the ids of the source. */
export function identifiedBy(
  students: readonly { readonly id: number; readonly externalId: string }[],
): ReadCourse['identified'] {
  const externalIds = new Map(students.map((student) => [student.id, student.externalId]));
  return (metrics) =>
    metrics.map((metric) => ({
      ...metric,
      externalId: externalIds.get(metric.studentId) ?? String(metric.studentId),
    }));
}
