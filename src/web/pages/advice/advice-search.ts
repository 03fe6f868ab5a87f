import type { QueueSearch } from '#domains/recommendations/ui/queries.ts';

const oneOf = <Value extends string | number>(values: readonly Value[], given: unknown): Value | undefined =>
  values.find((value) => value === given);

/** What the address of the page of advice may narrow it to; all else is left out. */
export function adviceSearch(given: Readonly<Partial<Record<keyof QueueSearch, unknown>>>): QueueSearch {
  const state = oneOf(['approved', 'rejected'], given.state);
  const kind = oneOf(['advice', 'test_feedback'], given.kind);
  const zone = oneOf(['A', 'B', 'C'], given.zone);
  const language = oneOf(['ru', 'en'], given.language);
  const composer = oneOf(['rules', 'model'], given.composer);
  const courseId = Number(given.courseId);
  return {
    ...(state && { state }),
    ...(Number.isInteger(courseId) && courseId > 0 && { courseId }),
    ...(kind && { kind }),
    ...(zone && { zone }),
    ...(language && { language }),
    ...(composer && { composer }),
  };
}

/** Of which courses and days the page of quality tells. */
export interface QualitySearch {
  readonly courseId?: number;
  readonly days?: number;
}

export function qualitySearch(given: Readonly<Partial<Record<keyof QualitySearch, unknown>>>): QualitySearch {
  const days = oneOf([28, 365], given.days);
  const courseId = Number(given.courseId);
  return {
    ...(Number.isInteger(courseId) && courseId > 0 && { courseId }),
    ...(days !== undefined && { days }),
  };
}
