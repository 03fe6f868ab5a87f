import type { GroupMove } from '#domains/roster/index.ts';
import type { CourseLedger, EntityChange } from '../store/ledger.ts';
import type { AppliedCourse, AppliedFile } from './apply-file.ts';

/** What the ledger keeps of a course that was stored. */
export function ledgerOf(applied: AppliedCourse, groups: readonly GroupMove[]): CourseLedger {
  const { courseId, parsed, students, activities, results, tests } = applied;
  const listed = new Set(activities.ids);
  const answered = (tests?.answered ?? []).filter((activityId) => !listed.has(activityId));
  return {
    courseId,
    entities: entitiesOf(applied, groups),
    changes: results.changed,
    rows: students.ids.map((studentId, index) => {
      const places = parsed.places?.[index] ?? [];
      return { studentId, places, confirmed: joined(results.confirmed.get(studentId)) };
    }),
    columns: [
      ...activities.ids.map((activityId, index) => ({ activityId, places: parsed.columns?.[index] ?? [] })),
      ...answered.map((activityId) => ({ activityId, places: [] })),
    ],
  };
}

/** Several int4multiranges as the text of one. */
function joined(ranges: readonly string[] = []): string {
  return `{${ranges.map((range) => range.slice(1, -1)).join(',')}}`;
}

/** Whether storing did nothing that anybody would want to know of. */
export function doesNothing({ people, courses, programmes, attributes }: AppliedFile): boolean {
  return (
    programmes.made.length + programmes.groups.length === 0 &&
    people.recognised.length + attributes === 0 &&
    courses.every(
      (course) =>
        course.results.new + course.results.changed.length + course.outcomes.length === 0 &&
        entitiesOf(course, []).length + marksOf(course) + testChangesOf(course) === 0,
    )
  );
}

/** How many answers are new or others; questions and topics count as they stand in the file. */
export function testChangesOf({ tests }: AppliedCourse): number {
  if (!tests) return 0;
  return tests.questions + tests.topics + tests.answers.new + tests.answers.changed;
}

/** How many were marked as missing, or are here again. */
export const marksOf = ({ missing }: AppliedCourse): number => missing.gone.length + missing.back.length;

/** What storing a course made and altered besides results. */
function entitiesOf(applied: AppliedCourse, groups: readonly GroupMove[]): EntityChange[] {
  const { courseId, isNew, students, activities } = applied;
  const made = (kind: EntityChange['kind'], ids: readonly number[]): EntityChange[] =>
    ids.map((id) => ({ kind, id, before: null, after: null }));
  const programmeOf = new Map(groups.map(({ groupId, after }) => [groupId, after.id]));
  return [
    ...made('course', isNew ? [courseId] : []),
    ...(isNew ? [] : alteredCourse(applied)),
    ...students.groupsMade.map((id) => ({
      ...{ kind: 'group' as const, id, before: null, after: { programme_id: programmeOf.get(id) ?? null } },
    })),
    ...made('student', students.made),
    ...made('enrolment', students.enrolled),
    ...students.altered.map((student) => ({ kind: 'student' as const, ...student })),
    ...activities.changes.map((activity) => ({ kind: 'activity' as const, ...activity })),
  ];
}

/** Another name of a course, another programme, or both. */
function alteredCourse({ courseId, nameBefore, parsed, programme }: AppliedCourse): EntityChange[] {
  const name = nameBefore ?? parsed.name;
  if (name === parsed.name && !programme) return [];
  const facts = (called: string, id: number | undefined) => ({
    name: called,
    ...(programme && { programme_id: id ?? null }),
  });
  const [before, after] = [facts(name, programme?.before?.id), facts(parsed.name, programme?.after.id)];
  return [{ kind: 'course', id: courseId, before, after }];
}

/** Groups that were there and are in another programme now. */
export function movedGroups({ courses, programmes }: AppliedFile): EntityChange[] {
  const made = new Set(courses.flatMap(({ students }) => students.groupsMade));
  return programmes.groups
    .filter(({ groupId }) => !made.has(groupId))
    .map(({ groupId, before, after }) => ({
      ...{ kind: 'group' as const, id: groupId },
      ...{ before: { programme_id: before?.id ?? null }, after: { programme_id: after.id } },
    }));
}
