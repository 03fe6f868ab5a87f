import { readAsOf, type AsOfSearch } from './as-of-search.ts';

interface CourseSearch extends AsOfSearch {
  /** Show this zone alone. */
  readonly zone?: 'A' | 'B' | 'C' | 'none';
}

/** What the address of a course's page may narrow it to; all else is left out. */
export function courseSearch({ zone, asOf }: Record<string, unknown>): CourseSearch {
  return {
    ...((zone === 'A' || zone === 'B' || zone === 'C' || zone === 'none') && { zone }),
    ...readAsOf(asOf),
  };
}
