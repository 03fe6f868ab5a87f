import type { PulledActivity, PulledResult, PulledStatus, PulledStudent } from '../port.ts';
import type { CanvasAssignment, CanvasGroup, CanvasStudent, CanvasSubmission } from './shapes.ts';

/** Family name first, as Canvas sorts by it: `Белова, Анна`. */
export function studentOf({ id, name, sortable_name, sis_user_id, login_id, email }: CanvasStudent): PulledStudent {
  return {
    id,
    name: sortable_name?.replace(/^([^,]+),\s*([^,]+)$/, '$1 $2') ?? name,
    email: email ?? (login_id?.includes('@') ? login_id : null),
    login: login_id,
    number: sis_user_id,
    group: null,
  };
}

/** What students see and are graded in. */
export function isGraded({ published, grading_type, submission_types }: CanvasAssignment): boolean {
  return published !== false && grading_type !== 'not_graded' && !(submission_types ?? []).includes('not_graded');
}

/** @param group that the assignment is in; undefined when nobody told of it */
export function activityOf(
  { id, name, points_possible, due_at, submission_types, omit_from_final_grade }: CanvasAssignment,
  group?: CanvasGroup,
): PulledActivity {
  return {
    id,
    name: name ?? id,
    kind: (submission_types ?? []).includes('online_quiz') ? 'test' : 'assignment',
    maxPoints: (points_possible ?? 0) > 0 ? points_possible : null,
    dueAt: due_at,
    heldAt: null,
    counts: {
      weight: omit_from_final_grade ? 0 : null,
      category: group?.name ?? null,
      categoryWeight: group?.group_weight ?? null,
      dropLowest: group?.rules?.drop_lowest ?? null,
    },
  };
}

function statusOf({ excused, score, grade, workflow_state, submitted_at }: CanvasSubmission): PulledStatus {
  if (excused) return 'excused';
  if (grade === 'incomplete') return 'failed';
  if (score !== null || grade !== null) return 'done';
  return submitted_at !== null || workflow_state === 'submitted' ? 'attempted' : 'not_attempted';
}

/** What a student has of an assignment; `dueAt` where the student's deadline is another than that of all. */
export function resultOf(submission: CanvasSubmission, activity: PulledActivity): PulledResult {
  const { user_id, assignment_id, score, submitted_at, cached_due_date } = submission;
  const status = statusOf(submission);
  const isDone = status === 'done' || status === 'failed';
  return {
    student: user_id,
    activity: assignment_id,
    status,
    score: isDone ? score : null,
    completedAt: isDone || status === 'attempted' ? submitted_at : null,
    dueAt: cached_due_date?.getTime() === activity.dueAt?.getTime() ? null : cached_due_date,
  };
}
