/** What a training needs at least: with less, the figures of the courses held out would say nothing. */
export const needs = { courses: 3, students: 300, failed: 60 } as const;
