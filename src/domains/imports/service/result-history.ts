import type { Actor } from '#kernel/actor.ts';
import { assertStudentReadable } from '#domains/roster/index.ts';
import type { ResultHistory } from '../contract.ts';
import { listResultHistory, type ResultPlace } from '../store/result-history.ts';

/** Imports that have set a student's result, or said the same of it. @throws AppError course.not_found, student.not_found */
export async function getResultHistory(actor: Actor, place: ResultPlace): Promise<ResultHistory> {
  await assertStudentReadable(actor, place.courseId, place.studentId);
  return { items: await listResultHistory(place) };
}
