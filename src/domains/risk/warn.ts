import type { Warned } from './assess-course.ts';
import type { WarningCourse } from './early-warning/course.ts';
import { warningsOf } from './early-warning/early-warnings.ts';
import { evidenceOf } from './early-warning/evidence.ts';
import type { EarlyWarningModel, EarlyWarningModels } from './early-warning/model.ts';
import { shippedModels } from './early-warning/shipped-models.ts';
import { modelFor } from './early-warning/views.ts';
import { type CourseWork, workAt } from './early-warning/work.ts';

/** What the one of the models that suits a course says of it at a moment, and the numbers by which it is told. */
export function warn(course: WarningCourse, at: Date, models: EarlyWarningModels = shippedModels): Warned {
  const known = workAt(course, at);
  return warnOf(course, known, modelFor(known, models));
}

/** The same where the course as known at the moment, and the model, are at hand. */
export function warnOf(course: WarningCourse, known: CourseWork, model: EarlyWarningModel): Warned {
  return {
    model: model.version,
    warnings: warningsOf(known, model),
    evidence: evidenceOf(known),
    hasDeadlines: [...course.activities, ...course.cells].some(({ dueAt }) => dueAt !== null),
  };
}
