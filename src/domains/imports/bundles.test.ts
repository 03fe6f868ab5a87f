import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { authenticate, createToken } from '#domains/identity/index.ts';
import { plainTemplate } from '#test/fixtures/pulse-arbitraries.ts';
import { plainRoster } from '#test/fixtures/roster.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { importFile } from '#test/support/import-files.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { defaultReadingLimits } from './formats/limits.ts';
import { readWorkbook } from './formats/read-workbook.ts';
import { writeOneroster } from './templates/oneroster.ts';
import { writePulse } from './templates/pulse.ts';

const nothing = { enrolments: [], assessments: [], grades: [], attendance: [], schedule: [] };

describeOnBothDatabases(
  'the template of Pulse.EDU',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    it('is downloaded in the language asked for, else in that of the caller', () =>
      test.run(async () => {
        server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
        await addPerson('operator', 'operator');
        const authorization = `Bearer ${await createToken({ login: 'operator', name: 'test' })}`;
        for (const [query, name, sheet] of [
          ['', 'pulse-template-ru.xlsx', 'Студенты'],
          ['?locale=en', 'pulse-template-en.xlsx', 'Students'],
        ] as const) {
          const answer = await server.inject({ url: `/api/v1/import-template${query}`, headers: { authorization } });
          expect(answer.headers['content-disposition']).toContain(name);
          const { sheets } = readWorkbook(answer.rawPayload, name, defaultReadingLimits);
          expect(sheets.map((one) => one.name).slice(0, 1)).toEqual([sheet]);
          expect(sheets).toHaveLength(13);
        }
      }));

    it('filled in is stored: courses, students with groups and addresses, activities, grades and marks', () =>
      test.run(async () => {
        const batch = await importFile(test, writePulse(plainTemplate), 'шаблон.xlsx');
        expect(batch).toMatchObject({
          ...{ status: 'done', source: 'pulse-template', students: 2, activities: 2, lessons: 2 },
          cells: { new: 4, changed: 0, same: 0 },
        });
        const { rows } = await sql`
          select course.name as course, student.name, student.email, activity.name as activity, result.status, result.score
          from result
          join course on course.id = result.course_id
          join student on student.id = result.student_id
          join activity on activity.id = result.activity_id
          order by 1, 2, 4`.execute(database());
        const anna = { name: 'Белова Анна', email: 'anna@example.edu' };
        expect(rows).toEqual([
          { course: 'Алгебра', ...anna, activity: 'Занятие 1', status: 'present', score: null },
          { course: 'Алгебра', ...anna, activity: 'Контрольная 1', status: 'done', score: 17.5 },
          {
            course: 'Алгебра',
            name: 'Ли Иван',
            email: null,
            activity: 'Контрольная 1',
            status: 'excused',
            score: null,
          },
          { course: 'Право', ...anna, activity: 'Эссе', status: 'attempted', score: null },
        ]);
        const again = await importFile(test, writePulse(plainTemplate, 'en'), 'template.xlsx');
        expect(again).toMatchObject({ status: 'done', cells: { new: 0, changed: 0, same: 4 } });
      }));

    it('in one zip with others of its system is one import of all their courses', () =>
      test.run(async () => {
        const enrolments = [{ course: 'Этика', student: 'st-2' }];
        const other = { ...plainTemplate, ...nothing, courses: [{ course: 'Этика' }, { course: 'Химия' }], enrolments };
        const files = { 'a.xlsx': writePulse(plainTemplate), 'b.xlsx': writePulse(other) };
        const batch = await importFile(test, zipOf(files), 'все.zip');
        expect(batch).toMatchObject({ status: 'done', students: 2, cells: { new: 4, changed: 0, same: 0 } });
        expect(batch.courses.map(({ name }) => name).sort()).toEqual(['Алгебра', 'Право', 'Этика']);
        expect(batch.issues.map(({ code }) => code)).toContain('record.no_students');
      }));

    it('a OneRoster bundle stores classes with their students, line items and results', () =>
      test.run(async () => {
        const batch = await importFile(test, zipOf(writeOneroster(plainRoster)), 'набор.zip');
        expect(batch).toMatchObject({ status: 'done', source: 'oneroster', students: 2, activities: 1 });
        expect(batch.cells).toEqual({ new: 2, changed: 0, same: 0 });
        const roster = { ...plainRoster, classes: [{ id: 'k9', title: 'Этика' }], lineItems: [], results: [] };
        const bare = await importFile(
          test,
          zipOf(writeOneroster({ ...roster, enrolments: [{ class: 'k9', user: 'u1' }] })),
          'состав.zip',
        );
        expect(bare).toMatchObject({ status: 'done', students: 1, activities: 0 });
        const again = await importFile(test, zipOf(writeOneroster({ ...plainRoster, version: '1.1' })), 'набор.zip');
        expect(again.cells).toEqual({ new: 0, changed: 0, same: 2 });
      }));
  },
  { ...wholeProgram(), access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
