import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { pathOf, type Route } from '#kernel/http/route.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { authenticate, createToken } from '#domains/identity/index.ts';
import {
  assignHead,
  assignTeachers,
  createProgramme,
  linkStudentToUser,
  setProgrammeOfCourse,
  upsertCourse,
  upsertStudents,
} from '#domains/roster/index.ts';
import { describeOnBothDatabases } from './support/database.ts';
import { accessOfIdentity, addPerson } from './support/people.ts';

/** A course with two students, its teacher and its programme's head; logins are led by `name`. */
async function addCourse(name: string): Promise<{ courseId: number; studentIds: number[] }> {
  const { id: courseId } = await upsertCourse('test', name, `Course ${name}`);
  const students = ['1', '2'].map((number) => ({
    externalId: `${name}-${number}`,
    name: null,
    email: null,
    group: null,
  }));
  const { ids: studentIds } = await upsertStudents('test', courseId, students);
  const teacher = await addPerson(`${name}-teacher`, 'teacher');
  await assignTeachers([courseId], [teacher.id]);
  const head = await addPerson(`${name}-head`, 'head');
  const programmeId = await createProgramme(`Programme ${name}`);
  await assignHead(head.id, programmeId);
  await setProgrammeOfCourse(courseId, programmeId);
  const student = await addPerson(`${name}-student`, 'student');
  await linkStudentToUser('test', `${name}-1`, student.id);
  return { courseId, studentIds };
}

/** Reads that name a course, with the path of one course and student. */
function readsOf(route: Route, courseId: number, studentId: number): string {
  return pathOf(route).replace(':courseId', String(courseId)).replace(':studentId', String(studentId));
}

describeOnBothDatabases(
  'a course',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    const statusOf = async (url: string, login: string): Promise<number> => {
      const token = await createToken({ login, name: 'test' });
      if (!server) throw new Error('the server was not started');
      return (await server.inject({ url, headers: { authorization: `Bearer ${token}` } })).statusCode;
    };
    const reads = createRoutes().filter((route) => route.method === 'GET' && route.url.includes(':courseId'));
    const courseReads = reads.filter((route) => !route.url.includes(':studentId'));
    const studentReads = reads.filter((route) => route.url.includes(':studentId'));

    it('and its students are there for own staff and absent for the staff of others, on every route', () =>
      test.run(async () => {
        server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
        const { courseId, studentIds } = await addCourse('own');
        await addCourse('other');
        expect(courseReads.length).toBeGreaterThan(5);
        expect(studentReads.length).toBeGreaterThan(3);
        for (const route of reads) {
          const url = readsOf(route, courseId, studentIds[0] ?? 0);
          const found = [];
          for (const login of ['own-teacher', 'own-head', 'other-teacher', 'other-head'])
            found.push(await statusOf(url, login));
          expect([url, ...found]).toEqual([url, 200, 200, 404, 404]);
        }
      }));

    it('shows a student only himself, on every route of a student', () =>
      test.run(async () => {
        server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
        const { courseId, studentIds } = await addCourse('own');
        const [self = 0, fellow = 0] = studentIds;
        for (const route of studentReads) {
          const [own, other] = [readsOf(route, courseId, self), readsOf(route, courseId, fellow)];
          expect([own, await statusOf(own, 'own-student'), await statusOf(other, 'own-student')]).toEqual([
            own,
            200,
            404,
          ]);
        }
        for (const route of courseReads) {
          const url = readsOf(route, courseId, 0);
          expect([url, await statusOf(url, 'own-student')]).toEqual([url, 403]);
        }
      }));
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
