import { sql, type RawBuilder } from 'kysely';
import { seesEverything, type Actor } from '#kernel/actor.ts';

/*
 * The conditions by which lists are filtered. Each says in SQL what a predicate of policy.ts says of one object.
 */

/** Whether the actor is assigned to the course of alias `course`. */
export function isAssignedTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`exists (select from staff_assignment
    where staff_assignment.user_id = ${actor.userId} and staff_assignment.course_id = course.id)`;
}

/** Whether the actor is assigned to the programme of what stands in `programmeId`. */
export function isHeadOf(actor: Actor, programmeId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from staff_assignment
    where staff_assignment.user_id = ${actor.userId} and staff_assignment.programme_id = ${programmeId})`;
}

/** `mayReadCourse` on `course` (alias `course` in scope). */
export function readableCourse(actor: Actor): RawBuilder<boolean> {
  if (seesEverything(actor)) return sql<boolean>`true`;
  const conditions = [
    ...(actor.roles.has('teacher') ? [isAssignedTo(actor)] : []),
    ...(actor.roles.has('head') ? [isHeadOf(actor, sql`course.programme_id`)] : []),
  ];
  return anyOf(conditions);
}

/** `mayReadGroup` on `study_group` (alias `study_group` in scope). */
export function readableGroup(actor: Actor): RawBuilder<boolean> {
  if (seesEverything(actor)) return sql<boolean>`true`;
  const ofCourse = sql<boolean>`exists (select from student
    join enrolment on enrolment.student_id = student.id join course on course.id = enrolment.course_id
    where student.group_id = study_group.id and ${readableCourse(actor)})`;
  const ofProgramme = actor.roles.has('head') ? [isHeadOf(actor, sql`study_group.programme_id`)] : [];
  return anyOf([...ofProgramme, ofCourse]);
}

function anyOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}
