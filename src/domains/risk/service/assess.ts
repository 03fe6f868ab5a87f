import { defineSetting, getSetting } from '#kernel/settings.ts';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { listStudentsOfCourse } from '#domains/roster/index.ts';
import { assessCourse } from '../assess-course.ts';
import { defaultRiskSettings, riskSettingsSchema, type CourseAssessment, type RiskSettings } from '../contract.ts';

/** Weights and thresholds of the risk score and the zones. */
export const riskSetting = defineSetting<RiskSettings>({
  key: 'risk.settings',
  schema: riskSettingsSchema,
  default: defaultRiskSettings,
});

/** Judges the students of a course by the metrics of a moment and stores nothing. */
export async function assess(
  courseId: number,
  metrics: readonly StudentCourseMetric[],
  _at: Date,
): Promise<CourseAssessment> {
  const students = await listStudentsOfCourse(courseId);
  const externalIds = new Map(students.map((student) => [student.id, student.externalId]));
  return assessCourse({
    students: metrics.map((metric) => ({
      ...metric,
      externalId: externalIds.get(metric.studentId) ?? String(metric.studentId),
    })),
    settings: await getSetting(riskSetting),
  });
}
