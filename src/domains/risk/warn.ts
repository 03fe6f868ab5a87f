import type { Warned } from './assess-course.ts';
import type { WarningCourse } from './early-warning/course.ts';
import { warningsOf } from './early-warning/early-warnings.ts';
import { evidenceOf } from './early-warning/evidence.ts';
import type { EarlyWarningModels } from './early-warning/model.ts';
import { shippedModels } from './early-warning/shipped-models.ts';
import { modelFor } from './early-warning/views.ts';
import { workAt } from './early-warning/work.ts';

/** What the one of the models that suits a course says of it at a moment, and the numbers by which it is told. */
export function warn(course: WarningCourse, at: Date, models: EarlyWarningModels = shippedModels): Warned {
  const known = workAt(course, at);
  const model = modelFor(known, models);
  return {
    model: model.version,
    warnings: warningsOf(known, model),
    evidence: evidenceOf(known),
    hasDeadlines: [...course.activities, ...course.cells].some(({ dueAt }) => dueAt !== null),
  };
}
