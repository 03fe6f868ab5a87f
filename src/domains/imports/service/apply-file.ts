import {
  upsertActivities,
  upsertResults,
  type IncomingResults,
  type RowChange,
  type UpsertedResults,
} from '#domains/gradebook/index.ts';
import { assignTeachers, upsertCourse, upsertStudents, type UpsertedStudents } from '#domains/roster/index.ts';
import { inLockingOrder } from '../locking-order.ts';
import type { ParsedCourse, ParsedFile } from '../parsed-gradebook.ts';
import { systemOf } from '../sources/index.ts';
import type { Batch } from '../store/batches.ts';

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
}

/** Stores courses, students, activities and results of a file, in the open transaction, and nothing about it. */
export async function applyFile(batch: Batch, file: ParsedFile): Promise<AppliedCourse[]> {
  if (file.source === undefined) throw new Error('a file of no known source is refused before it comes here');
  const system = systemOf(file.source);
  const applied: AppliedCourse[] = [];
  for (const course of inLockingOrder(file.courses)) applied.push(await applyCourse(batch, system, course));
  return applied;
}

async function applyCourse(batch: Batch, system: string, parsed: ParsedCourse): Promise<AppliedCourse> {
  const { id: courseId, isNew, nameBefore } = await upsertCourse(system, parsed.externalId, parsed.name);
  if (isNew && batch.teacherId !== null) await assignTeachers([courseId], [batch.teacherId]);
  const students = await upsertStudents(
    system,
    courseId,
    parsed.students.map(({ externalId, name, email, group }) => ({
      externalId,
      name: name ?? null,
      email: email ?? null,
      group: group ?? null,
    })),
  );
  const activities = await upsertActivities(
    courseId,
    parsed.activities.map((activity) => ({
      ...activity,
      maxPoints: activity.maxPoints ?? null,
      dueAt: toDate(activity.dueAt),
    })),
  );
  const results = await upsertResults(courseId, batch.number, incomingResults(parsed, students.ids, activities.ids));
  return { parsed, courseId, isNew, nameBefore, students, activities, results };
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
