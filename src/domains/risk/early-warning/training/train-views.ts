import type { EarlyWarningModels } from '../model.ts';
import type { BoostSettings } from './boost.ts';
import { type Lesson, train } from './train.ts';

/** Views that gradebooks of the program have: none tells when anybody enrolled. */
export const trainedViews = ['gradebook', 'marks'] as const;
export type TrainedView = (typeof trainedViews)[number];

/**
 * Trains the models of an institution. That of gradebooks serves whole courses, too: of what it has never seen it asks
 * nothing.
 *
 * @param onTrained told after each of them
 */
export function trainViews(
  lessons: Readonly<Record<TrainedView, readonly Lesson[]>>,
  settings: BoostSettings,
  version: string,
  onTrained: (view: TrainedView) => void = () => {},
): EarlyWarningModels {
  const [gradebook, marks] = trainedViews.map((view) => {
    const model = { ...train(lessons[view], settings), version };
    onTrained(view);
    return model;
  });
  if (!gradebook || !marks) throw new Error('a view was not trained');
  return { whole: gradebook, gradebook, marks };
}
