import { sql, type RawBuilder } from 'kysely';
import { seesEverything, type Actor } from '#kernel/actor.ts';

/**
 * SQL condition on `course` (alias `course` in scope): may the actor read this course? Lists filter by it and object
 * checks ask it, so that the two never differ. Teachers read the courses they are assigned to, programme heads those
 * of their programmes, operators and administrators all.
 */
export function readableCourse(actor: Actor): RawBuilder<boolean> {
  if (seesEverything(actor)) return sql<boolean>`true`;
  const isTeacher = actor.roles.has('teacher');
  const isHead = actor.roles.has('head');
  if (!isTeacher && !isHead) return sql<boolean>`false`;
  return sql<boolean>`exists (
    select from staff_assignment
    where staff_assignment.user_id = ${actor.userId}
      and ((${isTeacher} and staff_assignment.course_id = course.id)
        or (${isHead} and staff_assignment.programme_id = course.programme_id))
  )`;
}
