import { createHash } from 'node:crypto';
import { clock } from '#kernel/runtime.ts';
import { instantToZonedWallClock } from '#kernel/zoned-time.ts';
import { activitySchema, timesOf } from '#domains/gradebook/contract.ts';
import type { ProgrammeMove } from '#domains/roster/index.ts';
import { mostListed, type PlannedCourse, type PlannedOutcome } from '../contract.ts';
import { overwrites } from '../overwrites.ts';
import type { NewPlan, PlannedChange } from '../store/plan.ts';
import type { AppliedCourse, AppliedFile } from './apply-file.ts';

const heldSchema = activitySchema.shape.held;

/** People who are in a course and not in its file. */
export type Missing = PlannedCourse['students']['missing'];

/**
 * What storing a file did, for people to agree to.
 *
 * @param missing of each course, in the order of `applied.courses`
 * @param names of those recognised, as we know them
 */
export function planOf(applied: AppliedFile, missing: readonly Missing[], names: ReadonlyMap<number, string>): NewPlan {
  const changes = applied.courses.flatMap(({ courseId, results }) =>
    results.changed.map((change) => ({ ...change, courseId, overwrites: overwrites(change.before, change.after) })),
  );
  const courses = applied.courses.map((course, index) =>
    plannedCourse(
      course,
      changes.filter((change) => change.courseId === course.courseId),
      missing[index] ?? { count: 0, items: [] },
    ),
  );
  const recognised = applied.people.recognised.map(({ externalId, name, email, studentId, by }) => ({
    name: name ?? email ?? externalId,
    known: names.get(studentId) ?? '',
    by,
  }));
  return {
    digest: digestOf(applied),
    recognised: listOf(recognised),
    awaitsPeople: applied.people.doubtful.length > 0,
    courses,
    programmes: {
      added: listOf(applied.programmes.made.map(({ name }) => name)),
      groups: listOf(applied.programmes.groups.map(({ group, ...move }) => ({ group, ...namesOf(move) }))),
    },
    changes,
  };
}

/** Names what storing did, without ids that the next try would give anew. */
function digestOf({ people, courses, programmes, attributes }: AppliedFile): string {
  const facts = courses.map(
    ({ parsed, isNew, nameBefore, programme, students, activities, results, missing, outcomes, tests }) => {
      const externalIds = new Map(students.ids.map((id, index) => [id, parsed.students[index]?.externalId]));
      return {
        course: [parsed.externalId, parsed.name, isNew, nameBefore, programme && namesOf(programme)],
        enrolled: students.enrolled.map((id) => externalIds.get(id)).toSorted(),
        altered: students.altered.map(({ id, before, after }) => [id, factsOf(before), factsOf(after)]),
        activities: activities.changes.map(({ before, after }) => [before, after]),
        missing: [missing.gone, missing.back],
        outcomes: outcomes.map(({ studentId, outcome, at, before }) => [
          externalIds.get(studentId),
          outcome,
          at,
          before,
        ]),
        counts: [results.new, results.same],
        tests: tests && [tests.questions, tests.topics, tests.answers],
        changed: results.changed.map(({ studentId, activityId, before, after }) => [
          ...[studentId, activityId, before.status, before.score, before.completedAt, before.dueAt],
          after,
        ]),
      };
    },
  );
  const persons = [
    people.recognised.map(({ externalId, studentId, by }) => [externalId, studentId, by]),
    people.doubtful.map(({ externalId, candidates }) => [externalId, candidates]),
  ];
  const placed = [
    programmes.made.map(({ name }) => name),
    programmes.groups.map(({ group, ...move }) => [group, namesOf(move)]),
  ];
  return createHash('sha256')
    .update(JSON.stringify([persons, facts, placed, attributes]))
    .digest('hex');
}

const namesOf = ({ before, after }: ProgrammeMove) => ({ before: before?.name ?? null, after: after.name });

function plannedCourse(
  {
    courseId,
    isNew,
    nameBefore,
    parsed,
    programme,
    students,
    activities,
    results,
    missing: { isComplete },
    outcomes,
    tests,
  }: AppliedCourse,
  changes: readonly PlannedChange[],
  missing: Missing,
): PlannedCourse {
  const added = new Set(students.enrolled);
  const indexOf = new Map(students.ids.map((id, index) => [id, index]));
  const nameOf = (index: number): string => parsed.students[index]?.name ?? parsed.students[index]?.externalId ?? '';
  return {
    courseId: isNew ? null : courseId,
    name: parsed.name,
    nameBefore: nameBefore === parsed.name ? null : nameBefore,
    programme: programme ? namesOf(programme) : null,
    cells: {
      new: results.new + (tests?.answers.new ?? 0),
      changed: changes.length + (tests?.answers.changed ?? 0),
      overwritten: changes.filter((change) => change.overwrites).length + (tests?.answers.overwritten ?? 0),
      same: results.same + (tests?.answers.same ?? 0),
    },
    students: {
      added: listOf(students.ids.flatMap((id, index) => (added.has(id) ? [nameOf(index)] : []))),
      missing,
      areMarked: isComplete,
      altered: listOf(students.altered.map(({ before, after }) => alterationOf(before, after))),
    },
    activities: {
      added: listOf(activities.changes.flatMap(({ before, after }) => (before ? [] : [namedActivity(after)]))),
      altered: listOf(
        activities.changes.flatMap(({ before, after }) =>
          before && namedActivity(before) !== namedActivity(after)
            ? [{ before: namedActivity(before), after: namedActivity(after) }]
            : [],
        ),
      ),
    },
    outcomes: plannedOutcomes(outcomes, (studentId) => nameOf(indexOf.get(studentId) ?? -1)),
  };
}

function plannedOutcomes(
  changes: AppliedCourse['outcomes'],
  nameOf: (studentId: number) => string,
): PlannedCourse['outcomes'] {
  const planned = changes.map(({ studentId, outcome, at, before }): PlannedOutcome => ({
    student: nameOf(studentId),
    before: before && { outcome: before.outcome, at: before.at?.toISOString() ?? null },
    after: { outcome, at: at?.toISOString() ?? null },
  }));
  return {
    added: listOf(planned.filter(({ before }) => before === null)),
    altered: listOf(planned.filter(({ before }) => before !== null)),
  };
}

type StudentFacts = AppliedCourse['students']['altered'][number]['before'];

const factsOf = ({ name, email, login, group }: StudentFacts): unknown => ({ name, email, login, group });

/** Name, and whatever else differs. */
function alterationOf(before: StudentFacts, after: StudentFacts): { before: string; after: string } {
  const differing = (['email', 'login', 'group'] as const).filter((key) => before[key] !== after[key]);
  const words = (facts: StudentFacts): string =>
    [facts.name, ...differing.map((key) => facts[key])].map((word) => word ?? '—').join(' · ');
  return { before: words(before), after: words(after) };
}

/** An activity with what it counts, and the times and rooms of a lesson by the clocks of the university. */
function namedActivity(activity: Record<string, unknown>): string {
  const { name, held, weight, category, category_weight: categoryWeight, topic } = activity;
  const counts = [weight, category, categoryWeight, topic].filter((part) => part !== null && part !== undefined);
  return [String(name), ...counts.map(String), ...timesOf(heldSchema.parse(held ?? []), wallClockText)].join(' · ');
}

function wallClockText(moment: string): string {
  const { year, month, day, hour, minute } = instantToZonedWallClock(new Date(moment), clock().timeZone);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(day)}.${two(month)}.${year} ${two(hour)}:${two(minute)}`;
}

function listOf<Item>(items: readonly Item[]): { count: number; items: Item[] } {
  return { count: items.length, items: items.slice(0, mostListed) };
}
