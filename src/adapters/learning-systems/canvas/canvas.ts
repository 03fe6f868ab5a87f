import { orMissing, orOtherSystem } from '../http/absent.ts';
import { BearerReader } from '../http/bearer-reader.ts';
import type { HttpClient, IsThrottled } from '../http/client.ts';
import { completeResults } from '../complete-results.ts';
import type { CourseEntry, LearningSystem, LearningSystemAccess, PulledCourse } from '../port.ts';
import { activityOf, isGraded, resultOf, studentOf } from './read-results.ts';
import * as shapes from './shapes.ts';

const system = 'Canvas';
/** As many a page as Canvas gives. */
const perPage = '100';

/** Canvas answers too many requests with 429, older ones with 403 and a sentence. */
export const isCanvasThrottled: IsThrottled = ({ status, text }) =>
  status === 429 || (status === 403 && text.includes('Rate Limit Exceeded'));

/** A Canvas, read by its REST API (https://developerdocs.instructure.com/services/canvas). */
export function canvasSystem(http: HttpClient, access: LearningSystemAccess): LearningSystem {
  const base = `${access.address.replace(/\/+$/, '')}/api/v1`;
  const headers = { authorization: `Bearer ${access.secret}`, accept: 'application/json+canvas-string-ids' };
  const reader = new BearerReader(http, system, () => Promise.resolve(headers));
  const address = (path: string, query: readonly (readonly [string, string])[] = []): URL => {
    const url = new URL(base + path);
    for (const [name, value] of query) url.searchParams.append(name, value);
    return url;
  };
  const toEntry = ({ id, name, course_code }: { id: string; name: string | null; course_code: string | null }) => ({
    ...{ id, name: name ?? course_code ?? id, code: course_code },
  });

  async function readContents(
    id: string,
    areGroupsWeighed: boolean,
    signal?: AbortSignal,
  ): Promise<Omit<PulledCourse, keyof CourseEntry>> {
    const of = (path: string, ...query: readonly (readonly [string, string])[]) =>
      address(`/courses/${encodeURIComponent(id)}${path}`, [...query, ['per_page', perPage]]);
    const users = of('/users', ['enrollment_type[]', 'student'], ['include[]', 'email']);
    const students = (await reader.list(users, shapes.studentsSchema, signal)).map(studentOf);
    const assignments = await reader.list(of('/assignments'), shapes.assignmentsSchema, signal);
    const groups = await readGroups(of('/assignment_groups'), areGroupsWeighed, signal);
    const activities = assignments
      .filter(isGraded)
      .map((assignment) => activityOf(assignment, groups.get(assignment.assignment_group_id ?? '')));
    const all = of('/students/submissions', ['student_ids[]', 'all']);
    const submissions = await reader.list(all, shapes.submissionsSchema, signal);
    const activityById = new Map(activities.map((activity) => [activity.id, activity]));
    const results = submissions.flatMap((submission) => {
      const activity = activityById.get(submission.assignment_id);
      return activity ? [resultOf(submission, activity)] : [];
    });
    return { students, activities, results: completeResults(students, activities, results), withheld: [] };
  }

  /** Groups of assignments by id; their weights where the course grades by them. */
  async function readGroups(url: URL, areWeighed: boolean, signal?: AbortSignal) {
    const groups = await reader.list(url, shapes.groupsSchema, signal);
    return new Map(groups.map((group) => [group.id, areWeighed ? group : { ...group, group_weight: null }] as const));
  }

  return {
    async verify(signal) {
      const { name } = await orOtherSystem(system, reader.get(address('/users/self'), shapes.selfSchema, signal));
      return { name: new URL(access.address).host, version: null, account: name, withheld: [] };
    },
    async listCourses(signal) {
      const all = address('/courses', [
        ['enrollment_state', 'active'],
        ['per_page', perPage],
      ]);
      const courses = await orOtherSystem(system, reader.list(all, shapes.coursesSchema, signal));
      return courses.filter(({ name }) => name !== null).map(toEntry);
    },
    readCourse: (id, signal) =>
      orMissing(id, async () => {
        const course = address(`/courses/${encodeURIComponent(id)}`);
        const found = await reader.get(course, shapes.courseSchema, signal);
        const areGroupsWeighed = found.apply_assignment_group_weights ?? false;
        return { ...toEntry(found), ...(await readContents(id, areGroupsWeighed, signal)) };
      }),
  };
}
