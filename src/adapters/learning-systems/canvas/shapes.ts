import { z } from 'zod';
import { number, text } from '../http/fields.ts';

// What is read of the answers of Canvas. Ids are asked for as texts: some are larger than a number keeps.

const id = z.coerce.string();
const moment = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : new Date(value)));

export const selfSchema = z.object({ id, name: text });

export const courseSchema = z.object({
  ...{ id, name: text, course_code: text },
  /** Absent or false: groups of assignments weigh nothing of their own. */
  apply_assignment_group_weights: z.boolean().nullish(),
});
// Courses to which somebody has no access for the moment come without names.
export const coursesSchema = z.array(courseSchema);

export const studentsSchema = z.array(
  z.object({ id, name: text, sortable_name: text, sis_user_id: text, login_id: text, email: text }),
);
export type CanvasStudent = z.output<typeof studentsSchema>[number];

export const assignmentsSchema = z.array(
  z.object({
    id,
    name: text,
    points_possible: number,
    due_at: moment,
    grading_type: text,
    published: z.boolean().optional(),
    submission_types: z.array(z.string()).nullish(),
    assignment_group_id: id.nullish(),
    omit_from_final_grade: z.boolean().nullish(),
  }),
);
export type CanvasAssignment = z.output<typeof assignmentsSchema>[number];

export const groupsSchema = z.array(
  z.object({
    id,
    name: text,
    group_weight: number,
    rules: z.object({ drop_lowest: number }).nullish(),
  }),
);
export type CanvasGroup = z.output<typeof groupsSchema>[number];

export const submissionsSchema = z.array(
  z.object({
    user_id: id,
    assignment_id: id,
    score: number,
    grade: text,
    submitted_at: moment,
    cached_due_date: moment,
    workflow_state: text,
    excused: z.boolean().nullish(),
  }),
);
export type CanvasSubmission = z.output<typeof submissionsSchema>[number];
