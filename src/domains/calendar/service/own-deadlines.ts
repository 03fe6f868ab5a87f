import type { Actor } from '#kernel/actor.ts';
import { clock } from '#kernel/runtime.ts';
import { listEntriesOfStudent } from '../store/entries.ts';

/** Something that a student has to do by a moment. */
export interface OwnDeadline {
  readonly courseId: number;
  readonly courseName: string;
  readonly name: string;
  readonly dueAt: Date;
  readonly isDone: boolean;
  /** It has passed, counts, and it is not done. */
  readonly isOverdue: boolean;
}

/** All deadlines of the student who the actor is, by date; none when the actor is no student. */
export async function listOwnDeadlines({ studentId }: Actor): Promise<OwnDeadline[]> {
  if (studentId === null) return [];
  return (await listEntriesOfStudent(studentId, clock().now())).flatMap(({ dueAt, isDone, isOverdue, ...entry }) =>
    dueAt === null ? [] : [{ ...entry, dueAt, isDone: isDone ?? false, isOverdue: isOverdue ?? false }],
  );
}
