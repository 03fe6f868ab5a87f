import { matches } from '#web/kit/table/sort.ts';
import type { CourseQuality } from '../contract.ts';

/** Which courses are wanted. */
export interface QualityFilter {
  readonly search: string;
  /** Null: all. */
  readonly programmeId: number | null;
  readonly onlyAlerts: boolean;
}

export const noFilter: QualityFilter = { search: '', programmeId: null, onlyAlerts: false };

/** The courses that are wanted, in the given order. */
export function filterCourses(
  items: readonly CourseQuality[],
  { search, programmeId, onlyAlerts }: QualityFilter,
): CourseQuality[] {
  return items.filter(
    ({ name, programme, alerts }) =>
      (!onlyAlerts || alerts.length > 0) &&
      (programmeId === null || programme?.id === programmeId) &&
      matches(search, [name, programme?.name]),
  );
}
