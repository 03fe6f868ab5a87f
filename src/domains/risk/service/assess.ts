import { defineSetting, getSetting } from '#kernel/settings.ts';
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

/**
 * Judges the students of a course at any moments: what is recorded of it is read once.
 *
 * @param model default: the live one
 */
export async function openJudge(
  courseId: number,
  model?: UsableModel,
): Promise<(metrics: readonly StudentCourseMetric[], at: Date) => JudgedStudent[]> {
  const toAssess = await openCourse(courseId, model);
  return (metrics, at) => judgeCourse(toAssess(metrics, at)).students;
}

async function openCourse(
  courseId: number,
  model?: UsableModel,
): Promise<(metrics: readonly StudentCourseMetric[], at: Date) => CourseToAssess> {
  const { recorded, models, settings, identified } = await readCourse(courseId, model);
  return (metrics, at) => ({ students: identified(metrics), warned: warn(recorded, at, models), settings });
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
  const externalIds = new Map(students.map((student) => [student.id, student.externalId]));
  const { models } = model ?? (await findLiveModel());
  return {
    recorded: await findWarningCourse(courseId, students),
    models,
    settings: await getSetting(riskSetting),
    identified: (metrics) =>
      metrics.map((metric) => ({
        ...metric,
        externalId: externalIds.get(metric.studentId) ?? String(metric.studentId),
      })),
  };
}
