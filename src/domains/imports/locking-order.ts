/** Courses always in one order: two who lock the same ones must not wait for each other crosswise. */
export function inLockingOrder<Course extends { readonly externalId: string }>(courses: readonly Course[]): Course[] {
  return courses.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
}
