import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { authenticate, createToken } from '#domains/identity/index.ts';
import { assignTeachers, linkStudentToUser, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from './support/database.ts';
import { accessOfIdentity, addPerson } from './support/people.ts';

/** A computed course of so many students, all medians 61; its teacher and its first student can sign in. */
async function addCourse(size: number): Promise<{ courseId: number; studentId: number }> {
  const { id: courseId } = await upsertCourse('test', 'small', 'Small');
  const students = Array.from({ length: size }, (_, index) => String(index + 1));
  const { ids } = await upsertStudents(
    'test',
    courseId,
    students.map((externalId) => ({ externalId, name: null, email: null, group: null })),
  );
  const [studentId = 0] = ids;
  const teacher = await addPerson('teacher', 'teacher');
  await assignTeachers([courseId], [teacher.id]);
  await linkStudentToUser('test', '1', (await addPerson('student', 'student')).id);
  await sql`
    insert into course_metric (course_id, data_version, as_of, students, activities, lessons, totals, means, medians)
    values (${courseId}, 1, now(), ${size}, 10, 0,
      '{"done":1,"failed":0,"late":0,"overdue":0,"due":0,"upcoming":0,"attended":0,"lessonsHeld":0}',
      '{"completionPct":61,"attendancePct":61,"overallPct":61}',
      '{"completionPct":61,"attendancePct":61,"daysSinceLastActivity":6.1,"paceRecent":6.1}')`.execute(database());
  await sql`
    with run as (
      insert into cluster_run (course_id, data_version, as_of, method, sizes, details)
      values (${courseId}, 1, now(), 'rules', '{}', '{"judgement":{"model":null},"pattern":{"clusters":[]},"bounds":null}')
      returning id
    )
    insert into student_zone (course_id, student_id, cluster_run_id, data_version, as_of, zone, risk_score, reasons)
    select ${courseId}, ${studentId}, id, 1, now(), 'B', 40, ${JSON.stringify([
      { code: 'completion_low', params: { pct: 12, median: 61 }, contribution: 25 },
      { code: 'completion_below_leaders', params: { pct: 12, leaders: 61 }, contribution: 15 },
    ])}::jsonb from run`.execute(database());
  return { courseId, studentId };
}

describeOnBothDatabases(
  'figures of all students of a course',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    async function answers(size: number, login: string): Promise<string[]> {
      server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
      const { courseId, studentId } = await addCourse(size);
      const headers = { authorization: `Bearer ${await createToken({ login, name: 'test' })}` };
      const bodies: string[] = [];
      for (const what of ['metrics', 'zone']) {
        const answer = await server.inject({
          url: `/api/v1/courses/${String(courseId)}/students/${String(studentId)}/${what}`,
          headers,
        });
        expect(answer.statusCode).toBe(200);
        bodies.push(answer.body);
      }
      return bodies;
    }

    it('are kept back from the students of a small course, and the answer says why', () =>
      test.run(async () => {
        const [metrics = '', zone = ''] = await answers(4, 'student');
        expect(JSON.parse(metrics)).toMatchObject({ medians: null, suppressed: { smallestGroup: 5 } });
        expect(metrics + zone).not.toContain('61');
        expect(JSON.parse(zone)).toMatchObject({
          zone: { zone: 'B', riskScore: null, reasons: [{ code: 'own_completion', contribution: 0 }] },
        });
      }));

    it.each([
      [5, 'student'],
      [4, 'teacher'],
    ])('are shown in a course of %d to its %s', (size, login) =>
      test.run(async () => {
        const [metrics = '', zone = ''] = await answers(size, login);
        expect(JSON.parse(metrics)).toMatchObject({ medians: { completionPct: 61 }, suppressed: null });
        expect(JSON.parse(zone)).toMatchObject({ zone: { reasons: [{ params: { median: 61 } }, {}] } });
      }),
    );

    it('follow the setting of the smallest group', () =>
      test.run(async () => {
        await sql`insert into setting (key, value) values ('privacy.smallest_group', '6')`.execute(database());
        expect(JSON.parse((await answers(5, 'student'))[0] ?? '')).toMatchObject({ suppressed: { smallestGroup: 6 } });
      }));
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
