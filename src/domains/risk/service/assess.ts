import { defineSetting, getSetting } from '#kernel/settings.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { listStudentsOfCourse } from '#domains/roster/index.ts';
import type { Student } from '#domains/roster/contract.ts';
import { assessCourse, type Warned } from '../assess-course.ts';
import { defaultRiskSettings, riskSettingsSchema, type CourseAssessment, type RiskSettings } from '../contract.ts';
import { warningsOf } from '../early-warning/early-warnings.ts';
import { evidenceOf } from '../early-warning/evidence.ts';
import { shippedModels } from '../early-warning/shipped-models.ts';
import { modelFor } from '../early-warning/views.ts';
import { workAt } from '../early-warning/work.ts';
import { findWarningCourse } from './warning-course.ts';

/** Weights and thresholds of the risk score and the zones. */
export const riskSetting = defineSetting<RiskSettings>({
  key: 'risk.settings',
  schema: riskSettingsSchema,
  default: defaultRiskSettings,
});

/** Changes with whatever the models of this program change in a probability. */
export const modelVersion = shippedModels.whole.version;

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
  const students = await listStudentsOfCourse(courseId);
  const externalIds = new Map(students.map((student) => [student.id, student.externalId]));
  return assessCourse({
    students: metrics.map((metric) => ({
      ...metric,
      externalId: externalIds.get(metric.studentId) ?? String(metric.studentId),
    })),
    warned: await warn(courseId, students, at),
    settings: await getSetting(riskSetting),
  });
}

async function warn(courseId: number, students: readonly Student[], at: Date): Promise<Warned> {
  const course = await findWarningCourse(courseId, students);
  const known = workAt(course, at);
  const model = modelFor(known, shippedModels);
  return {
    model: model.version,
    warnings: warningsOf(known, model),
    evidence: evidenceOf(known),
    hasDeadlines: [...course.activities, ...course.cells].some(({ dueAt }) => dueAt !== null),
  };
}
