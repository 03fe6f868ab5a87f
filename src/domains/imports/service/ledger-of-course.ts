import type { CourseLedger, EntityChange } from '../store/ledger.ts';
import type { AppliedCourse, AppliedFile } from './apply-file.ts';

/** What the ledger keeps of a course that was stored. */
export function ledgerOf(applied: AppliedCourse): CourseLedger {
  const { courseId, parsed, students, activities, results } = applied;
  return {
    courseId,
    entities: entitiesOf(applied),
    changes: results.changed,
    rows: students.ids.map((studentId, index) => {
      const places = parsed.places?.[index] ?? [];
      return { studentId, places, confirmed: joined(results.confirmed.get(studentId)) };
    }),
    columns: activities.ids.map((activityId, index) => ({ activityId, places: parsed.columns?.[index] ?? [] })),
  };
}

/** Several int4multiranges as the text of one. */
function joined(ranges: readonly string[] = []): string {
  return `{${ranges.map((range) => range.slice(1, -1)).join(',')}}`;
}

/** Whether storing did nothing that anybody would want to know of. */
export function doesNothing({ people, courses }: AppliedFile): boolean {
  return (
    people.recognised.length === 0 &&
    courses.every(
      (course) =>
        course.results.new + course.results.changed.length + entitiesOf(course).length + marksOf(course) === 0,
    )
  );
}

/** How many were marked as missing, or are here again. */
export const marksOf = ({ missing }: AppliedCourse): number => missing.gone.length + missing.back.length;

/** What storing a course made and altered besides results. */
function entitiesOf({ courseId, isNew, nameBefore, parsed, students, activities }: AppliedCourse): EntityChange[] {
  const made = (kind: EntityChange['kind'], ids: readonly number[]): EntityChange[] =>
    ids.map((id) => ({ kind, id, before: null, after: null }));
  const isRenamed = nameBefore !== null && nameBefore !== parsed.name;
  return [
    ...made('course', isNew ? [courseId] : []),
    ...(isRenamed
      ? [{ kind: 'course' as const, id: courseId, before: { name: nameBefore }, after: { name: parsed.name } }]
      : []),
    ...made('group', students.groupsMade),
    ...made('student', students.made),
    ...made('enrolment', students.enrolled),
    ...students.altered.map((student) => ({ kind: 'student' as const, ...student })),
    ...activities.changes.map((activity) => ({ kind: 'activity' as const, ...activity })),
  ];
}
