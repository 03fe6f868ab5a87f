import type { Classroom } from './classroom.ts';
import { startFaultyServer, type Answer, type Asked, type FaultyServer } from './faulty-server.ts';

export const canvasToken = '7~0123456789abcdef';

/** What a Canvas has besides grades. */
export interface CanvasExtras {
  /** Students excused from an activity. */
  readonly excused?: readonly { readonly student: number; readonly activity: number }[];
  /** Deadlines of single students. */
  readonly extended?: readonly { readonly student: number; readonly activity: number; readonly dueAt: Date }[];
  /** An assignment that is not published, and one without grades. */
  readonly hasDrafts?: boolean;
  /** Whether the course grades by the weights of its groups of assignments. */
  readonly areGroupsWeighed?: boolean;
}

/** Items of a page, whatever the asker wants: so few that every list has several. */
const mostOfPage = 2;

/** Canvas's REST API as far as grades are read by it. */
export function startCanvas(courses: readonly Classroom[], extras: CanvasExtras = {}): Promise<FaultyServer> {
  return startFaultyServer((asked) => answerOf(courses, extras, asked));
}

const notFound: Answer = {
  status: 404,
  json: { errors: [{ message: 'The specified resource does not exist.' }] },
};

function answerOf(courses: readonly Classroom[], extras: CanvasExtras, { url, headers, method }: Asked): Answer {
  if (method !== 'GET') return { status: 405, json: {} };
  if (headers.authorization !== `Bearer ${canvasToken}`) {
    return { status: 401, json: { errors: [{ message: 'Invalid access token.' }] } };
  }
  // Ids are texts only for those who ask for it.
  if (headers.accept !== 'application/json+canvas-string-ids') return { status: 400, json: {} };
  const path = url.pathname.replace(/^\/api\/v1/, '');
  if (path === '/users/self') return { json: { id: '3', name: 'Pulse Service', short_name: 'Pulse' } };
  if (path === '/courses') {
    const closed = { id: '99', access_restricted_by_date: true };
    return page(url, [...courses.map(({ id, name, code }) => ({ id: String(id), name, course_code: code })), closed]);
  }
  const [, id, list = ''] = /^\/courses\/(\d+)(?:\/(.+))?$/.exec(path) ?? [];
  const course = courses.find((one) => String(one.id) === id);
  if (!course) return notFound;
  if (list === '') {
    const weighed = { apply_assignment_group_weights: extras.areGroupsWeighed ?? false };
    return { json: { id, name: course.name, course_code: course.code, ...weighed } };
  }
  const items = ofCourse(list, course, extras, url);
  return items ? page(url, items) : notFound;
}

function ofCourse(list: string, course: Classroom, extras: CanvasExtras, url: URL): unknown[] | undefined {
  switch (list) {
    case 'users':
      return users(course, url);
    case 'assignments':
      return assignments(course, extras);
    case 'assignment_groups':
      return [
        { id: '21', name: 'Письменные', position: 1, group_weight: 70, rules: {} },
        { id: '22', name: 'Тесты', position: 2, group_weight: 30, rules: { drop_lowest: 1, never_drop: ['5'] } },
      ];
    case 'students/submissions':
      return url.searchParams.get('student_ids[]') === 'all' ? submissions(course, extras) : [];
    default:
      return undefined;
  }
}

/** A page of the list, and where the others are: opaque, so that nobody counts on how it is made. */
function page(url: URL, items: readonly unknown[]): Answer {
  const from = Number(url.searchParams.get('page')?.replace('bookmark:', '') ?? 0);
  const to = from + Math.min(mostOfPage, Number(url.searchParams.get('per_page') ?? 10));
  const other = (place: number, rel: string): string => {
    const next = new URL(url);
    next.searchParams.set('page', `bookmark:${place}`);
    return `<${next.pathname}${next.search}>; rel="${rel}"`;
  };
  const links = [other(from, 'current'), ...(to < items.length ? [other(to, 'next')] : []), other(0, 'first')];
  return { headers: { link: links.join(',') }, json: items.slice(from, to) };
}

function users({ students }: Classroom, url: URL): unknown[] {
  const people = students.map(({ id, name, email, login, number }) => ({
    ...{ id: String(id), name: name.split(' ').toReversed().join(' '), sortable_name: name.replace(' ', ', ') },
    ...{ sis_user_id: number, login_id: login },
    ...(url.searchParams.getAll('include[]').includes('email') ? { email } : {}),
  }));
  const teacher = {
    id: '9',
    name: 'Иван Иванов',
    sortable_name: 'Иванов, Иван',
    sis_user_id: null,
    login_id: 'ivanov',
  };
  const onlyStudents = url.searchParams.getAll('enrollment_type[]').join() === 'student';
  return onlyStudents ? people : [teacher, ...people];
}

function assignments({ activities }: Classroom, { hasDrafts }: CanvasExtras): unknown[] {
  const all = activities.map(({ id, name, kind, maxPoints, dueAt }) => ({
    ...{ id: String(id), name, points_possible: maxPoints, due_at: dueAt?.toISOString() ?? null },
    ...{ grading_type: 'points', published: true },
    submission_types: [kind === 'quiz' ? 'online_quiz' : 'online_upload'],
    ...{ assignment_group_id: kind === 'quiz' ? '22' : '21', omit_from_final_grade: false },
  }));
  const rest = { points_possible: 5, due_at: null };
  const drafts = [
    { id: '598', name: 'Draft', published: false, grading_type: 'points', submission_types: ['none'], ...rest },
    {
      id: '599',
      name: 'Survey',
      published: true,
      grading_type: 'not_graded',
      submission_types: ['not_graded'],
      ...rest,
    },
  ];
  return [...all, ...(hasDrafts ? drafts : [])];
}

/** One for each student and assignment, handed in or not. */
function submissions({ students, activities, results }: Classroom, { excused = [], extended = [] }: CanvasExtras) {
  return students.flatMap(({ id }) =>
    activities.map((activity) => {
      const isOf = (one: { student: number; activity: number }) => one.student === id && one.activity === activity.id;
      const result = results.find(isOf);
      const score = result?.score ?? null;
      return {
        ...{
          user_id: String(id),
          assignment_id: String(activity.id),
          score,
          grade: score === null ? null : `${score}`,
        },
        submitted_at: result?.submittedAt.toISOString() ?? null,
        workflow_state: result ? (score === null ? 'submitted' : 'graded') : 'unsubmitted',
        cached_due_date: (extended.find(isOf)?.dueAt ?? activity.dueAt)?.toISOString() ?? null,
        excused: excused.some(isOf),
      };
    }),
  );
}
