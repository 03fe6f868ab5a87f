import { getSetting } from '#kernel/settings.ts';
import { rulesOfCourse } from '#domains/metrics/index.ts';
import { findLiveModel, riskSetting } from '#domains/risk/index.ts';

/** Raised when the definitions of metrics or the rules of zones change, so that history is computed anew by them. */
const rulesVersion = 2;

/** What metrics and zones of a course are computed by besides the data, as text: with other settings, or another model, everything is computed anew. */
export async function judgedBy(courseId: number): Promise<string> {
  const { version } = await findLiveModel();
  return JSON.stringify([rulesVersion, version, await rulesOfCourse(courseId), await getSetting(riskSetting)]);
}
