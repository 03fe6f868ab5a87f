import type { EarlyWarningModel } from './model.ts';
import type { CourseWork } from './work.ts';

/** How much of a course its sources tell: all, all but enrolments and weights, or neither these nor scores. */
export const views = ['whole', 'gradebook', 'marks'] as const;
export type View = (typeof views)[number];

/** How much is told of a course: without a score nothing can be learned from scores, without dated enrolments nothing from who left. */
export function viewOf({ students, leftShare }: CourseWork): View {
  if (!students.some(({ work }) => work.some(({ isScored }) => isScored))) return 'marks';
  return leftShare === null ? 'gradebook' : 'whole';
}

/** The model that was trained on courses of which as much is told. */
export function modelFor(known: CourseWork, models: Readonly<Record<View, EarlyWarningModel>>): EarlyWarningModel {
  return models[viewOf(known)];
}
