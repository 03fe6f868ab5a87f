import type { FastifyInstance } from 'fastify';

/** A page of the program as the server sees it: the requests it makes when somebody opens it. */
export interface Page {
  readonly name: PageName;
  /** Whose page: a login. */
  readonly login: string;
  readonly paths: readonly string[];
}

export const pageNames = ['courses', 'course', 'heatMap', 'student', 'ownCourses', 'ownCourse'] as const;
export type PageName = (typeof pageNames)[number];

interface Shown {
  /** The staff member who looks. */
  readonly staff: string;
  /** The student who looks at their own pages. */
  readonly student: string;
  readonly courseId: number;
  readonly studentId: number;
}

/** The requests of src/web/pages for one course and one student in it. */
export function pagesOf({ staff, student, courseId, studentId }: Shown): Page[] {
  const course = `/api/v1/courses/${courseId}`;
  const ofStudent = `${course}/students/${studentId}`;
  return [
    { name: 'courses', login: staff, paths: ['/api/v1/courses', '/api/v1/course-metrics', '/api/v1/course-zones'] },
    {
      name: 'course',
      login: staff,
      paths: [course, `${course}/students`, `${course}/metrics`, `${course}/zones`, `${course}/deadlines`],
    },
    { name: 'heatMap', login: staff, paths: [`${course}/heat-map`] },
    {
      name: 'student',
      login: staff,
      paths: [course, ofStudent, `${ofStudent}/metrics`, `${ofStudent}/zone`, `${ofStudent}/results`],
    },
    { name: 'ownCourses', login: student, paths: ['/api/v1/students/me/courses'] },
    {
      name: 'ownCourse',
      login: student,
      paths: [`${ofStudent}/metrics`, `${ofStudent}/zone`, `${ofStudent}/results`],
    },
  ];
}

/** Asks for everything a page shows, one after the other. @throws when an answer is not 200 */
export async function openPage(server: FastifyInstance, page: Page, headers: Record<string, string>): Promise<void> {
  for (const url of page.paths) {
    const response = await server.inject({ url, headers });
    if (response.statusCode !== 200) throw new Error(`GET ${url}: ${response.statusCode} ${response.body}`);
  }
}
