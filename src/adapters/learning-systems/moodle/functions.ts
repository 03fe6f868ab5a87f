import type { Withheld } from '../port.ts';

/** Functions without which nothing is read. */
export const needed = {
  courses: 'core_course_get_courses_by_field',
  people: 'core_enrol_get_enrolled_users',
  grades: 'gradereport_user_get_grade_items',
} as const;

/** Functions without which something is left out. */
export const optional = {
  contents: 'core_course_get_contents',
  completion: 'core_completion_get_activities_completion_status',
  assignments: 'mod_assign_get_assignments',
  quizzes: 'mod_quiz_get_quizzes_by_courses',
  attendance: 'mod_attendance_get_sessions',
} as const;

/** What is left out by a token that may call these functions. */
export function withheldOf(functions: ReadonlySet<string>): Withheld[] {
  const all = ['contents', 'completion', 'assignments', 'quizzes', 'attendance'] as const;
  return all.filter((what) => !functions.has(optional[what]));
}
