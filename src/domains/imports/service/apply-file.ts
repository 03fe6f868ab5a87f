import {
  upsertActivities,
  upsertResults,
  type IncomingResults,
  type RowChange,
  type UpsertedResults,
} from '#domains/gradebook/index.ts';
import {
  assignTeachers,
  markMissing,
  moveCourse,
  moveGroups,
  recognisePeople,
  setOutcomes,
  upsertCourse,
  upsertProgrammes,
  upsertStudents,
  type GroupMove,
  type Missing,
  type Outcome,
  type OutcomeChange,
  type ProgrammeMove,
  type RecognisedPeople,
  type UpsertedStudents,
} from '#domains/roster/index.ts';
import { setGroupAttributes, type GroupAttribute } from '#domains/group-attributes/index.ts';
import { inLockingOrder } from '../locking-order.ts';
import type { ParsedCourse, ParsedFile, ParsedStudent } from '../parsed-gradebook.ts';
import { isMadeByHand, systemOf } from '../sources/index.ts';
import { normalisedName } from '../sources/names.ts';
import { idStartOf } from '../sources/pulled/id-start.ts';
import { testDocuments } from '../sources/tests/read-documents.ts';
import type { Batch } from '../store/batches.ts';
import { applyTests, type AppliedTests } from './tests-of-course.ts';

/** What storing a course of a file did. */
export interface AppliedCourse {
  readonly parsed: ParsedCourse;
  readonly courseId: number;
  readonly isNew: boolean;
  readonly nameBefore: string | null;
  /** In the order of `parsed.students`. */
  readonly students: UpsertedStudents;
  /** In the order of `parsed.activities`. */
  readonly activities: { readonly ids: readonly number[]; readonly changes: readonly RowChange[] };
  readonly results: UpsertedResults;
  readonly missing: Missing;
  /** Outcomes that are new or others than before. */
  readonly outcomes: readonly OutcomeChange[];
  /** The course was put into another programme. */
  readonly programme: ProgrammeMove | undefined;
  /** Questions and answers that it says. */
  readonly tests: AppliedTests | undefined;
}

/** Programmes that the file has made, and groups that it has put into others. */
export interface AppliedProgrammes {
  readonly made: readonly { readonly id: number; readonly name: string }[];
  readonly groups: readonly GroupMove[];
}

/** What storing a file did. */
export interface AppliedFile {
  readonly people: RecognisedPeople;
  readonly courses: readonly AppliedCourse[];
  readonly programmes: AppliedProgrammes;
  /** How many attributes of students are new or others than before. */
  readonly attributes: number;
}

/**
 * Stores people, courses, activities and results of a file, in the open transaction, and nothing about it.
 *
 * @param decisions who is who, where somebody has decided it; by external id
 * @param onApplied told of each course that is stored
 */
export async function applyFile(
  batch: Batch,
  file: ParsedFile,
  decisions: ReadonlyMap<string, number | null>,
  onApplied: (course: ParsedCourse) => void,
): Promise<AppliedFile> {
  if (file.source === undefined) throw new Error('a file of no known source is refused before it comes here');
  const system = systemOf(file.source);
  const named = file.courses.flatMap(({ students }) => students.map(namedPerson));
  const idStart = idStartOf(file);
  const people = await recognisePeople(system, batch.number, named, decisions, idStart);
  const isPart = isMadeByHand(file.source) || file.source === testDocuments.id;
  const isWhole = !isPart && !file.issues.some(({ code }) => code === 'oneroster.delta');
  const { names = [], groups = [] } = file.programmes ?? {};
  const programmes = await upsertProgrammes(
    system,
    names.map((name) => ({ externalId: normalisedName(name), name })),
    batch.number,
  );
  const programmeOf = (name: string): number => {
    const id = programmes.ids.get(normalisedName(name));
    if (id === undefined) throw new Error('a programme is none of those of the file');
    return id;
  };
  const courses: AppliedCourse[] = [];
  for (const course of inLockingOrder(file.courses)) {
    courses.push(await applyCourse(batch, { system, idStart, isWhole, programmeOf }, course));
    onApplied(course);
  }
  const moved = await moveGroups(
    groups.map(({ group, programme }) => ({ group, programmeId: programmeOf(programme) })),
  );
  const attributes = await setGroupAttributes(batch.number, attributesOf(courses));
  return { people, courses, programmes: { made: programmes.made, groups: moved }, attributes };
}

/** What the file says of each student, once though the student is in several courses. */
function attributesOf(courses: readonly AppliedCourse[]): GroupAttribute[] {
  const found = courses.flatMap(({ parsed, students }) =>
    parsed.students.flatMap(({ attributes = [] }, index) =>
      attributes.map(({ attribute, value }): [string, GroupAttribute] => {
        const studentId = students.ids[index] ?? 0;
        return [JSON.stringify([studentId, attribute]), { studentId, attribute, value }];
      }),
    ),
  );
  return [...new Map(found).values()];
}

function namedPerson({ externalId, name, email, login, group }: ParsedStudent) {
  return { externalId, name: name ?? null, email: email ?? null, login: login ?? null, group: group ?? null };
}

interface FileFacts {
  readonly system: string;
  readonly idStart: string;
  readonly isWhole: boolean;
  /** Id of a programme of the file. */
  readonly programmeOf: (name: string) => number;
}

async function applyCourse(
  batch: Batch,
  { system, idStart, isWhole, programmeOf }: FileFacts,
  parsed: ParsedCourse,
): Promise<AppliedCourse> {
  const { id: courseId, isNew, nameBefore } = await upsertCourse(system, parsed.externalId, parsed.name);
  const programme =
    parsed.programme === undefined ? undefined : await moveCourse(courseId, programmeOf(parsed.programme));
  if (isNew && batch.teacherId !== null) await assignTeachers([courseId], [batch.teacherId]);
  const students = await upsertStudents(system, courseId, parsed.students.map(namedPerson), batch.number, idStart);
  const activities = await upsertActivities(
    courseId,
    parsed.activities.map(({ held, counts, ...activity }) => ({
      ...activity,
      ...(held && { held: [...held] }),
      ...(counts && { counts }),
      maxPoints: activity.maxPoints ?? null,
      dueAt: toDate(activity.dueAt),
    })),
  );
  const results = await upsertResults(courseId, batch.number, incomingResults(parsed, students.ids, activities.ids));
  const missing = await markMissing(courseId, students.ids, batch.number, isWhole);
  const outcomes = await setOutcomes(courseId, batch.number, outcomesOf(parsed, students.ids));
  const tests = await applyTests(courseId, parsed, students.ids);
  return { parsed, courseId, isNew, nameBefore, students, activities, results, missing, outcomes, programme, tests };
}

function outcomesOf({ students }: ParsedCourse, ids: readonly number[]): Outcome[] {
  return students.flatMap(({ outcome }, index) =>
    outcome ? [{ studentId: ids[index] ?? 0, outcome: outcome.outcome, at: toDate(outcome.at) }] : [],
  );
}

function incomingResults(course: ParsedCourse, studentIds: number[], activityIds: number[]): IncomingResults {
  const { students, activities, ...said } = course.cells.columns();
  return { ...said, studentIds: idsAt(students, studentIds), activityIds: idsAt(activities, activityIds) };
}

/** @throws when a place is none of `ids` */
function idsAt(places: Uint32Array, ids: readonly number[]): Uint32Array {
  return places.map((place) => {
    const id = ids[place];
    if (id === undefined) throw new Error('a cell points outside its course');
    return id;
  });
}

const toDate = (instant: string | undefined): Date | null => (instant === undefined ? null : new Date(instant));
