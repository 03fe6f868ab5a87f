import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { LiveEvent } from '#kernel/events.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { domains } from '#app/domains.ts';
import { authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson, signInAs } from '#test/support/people.ts';
import { readProblem } from '#test/support/server.ts';
import { addedProgrammeSchema, placementsSchema, programmeListSchema, type Placements } from './contract.ts';
import { assignHead, roster, upsertCourse, upsertStudents } from './index.ts';

describeOnBothDatabases(
  'programmes',
  (test) => {
    let server: FastifyInstance;
    let headers: Record<string, string>;
    let told: LiveEvent[];
    beforeEach(async () => {
      const routes = domains.flatMap((domain) => (domain.name === 'identity' ? domain.routes : []));
      server = await createHttpServer({ runtime: test.runtime, routes: [...routes, ...roster.routes], authenticate });
      await test.run(() => addPerson('orlova', 'operator'));
      headers = await signInAs(server, 'orlova');
      told = [];
      test.runtime.events.subscribe(
        (event) => told.push(event),
        () => undefined,
        () => undefined,
      );
    });
    afterEach(() => server.close());

    const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
      server.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
    const add = async (name: string) =>
      addedProgrammeSchema.parse((await call('POST', '/programmes', { name })).json()).id;
    const list = async () => programmeListSchema.parse((await call('GET', '/programmes')).json()).items;
    const place = (placements: Placements) => call('POST', '/programmes/placements', placements);
    /** A course with two students of group G-1, as an import leaves them. */
    const importCourse = () =>
      test.run(async () => {
        const { id } = await upsertCourse('my_itmo', 'c1', 'Algebra');
        const student = { name: null, email: null, group: 'G-1' };
        await upsertStudents('my_itmo', id, [
          { ...student, externalId: 's1' },
          { ...student, externalId: 's2' },
        ]);
        const { rows } = await sql<{ id: number }>`select id from study_group where name = 'G-1'`.execute(database());
        return { courseId: id, groupId: rows.at(0)?.id ?? 0 };
      });
    const audited = () =>
      test.run(async () => {
        const { rows } = await sql<{ action: string; details: object }>`
          select action, details from audit_event where action ~ 'programme|revoked' order by id`.execute(database());
        return rows.map(({ action, details }) => [action, details]);
      });

    it('are added, and told of with their heads and figures', async () => {
      const id = await add('  Physics ');
      const { courseId, groupId } = await importCourse();
      await test.run(async () => {
        const head = await addPerson('petrov', 'head');
        await assignHead(head.id, id);
      });
      await place({ courses: [{ id: courseId, programmeId: id }], groups: [{ id: groupId, programmeId: id }] });
      expect(await list()).toMatchObject([
        { id, name: 'Physics', heads: [{ name: 'Person petrov' }], courses: 1, groups: 1, students: 2 },
      ]);
      expect(readProblem(await call('POST', '/programmes', { name: 'Physics' })).code).toBe('programme.exists');
      expect((await call('POST', '/programmes', { name: ' ' })).statusCode).toBe(400);
      expect(told).toContainEqual({ topic: 'programme', id, permission: 'courses.manage' });
      expect(told).toContainEqual({ topic: 'course', id: courseId, courseId });
    });

    it('keep name and contents when the same gradebook is imported again', async () => {
      const id = await add('Physics');
      const { courseId, groupId } = await importCourse();
      await place({ courses: [{ id: courseId, programmeId: id }], groups: [{ id: groupId, programmeId: id }] });
      expect((await call('PATCH', `/programmes/${id}`, { name: 'Applied physics' })).statusCode).toBe(204);
      expect(await importCourse()).toEqual({ courseId, groupId });
      expect(await list()).toMatchObject([{ id, name: 'Applied physics', courses: 1, groups: 1, students: 2 }]);
    });

    it('are renamed to a name that nobody has; the same name changes nothing', async () => {
      const [physics] = [await add('Physics'), await add('Media')];
      expect(readProblem(await call('PATCH', `/programmes/${physics}`, { name: 'Media' })).code).toBe(
        'programme.exists',
      );
      expect((await call('PATCH', `/programmes/${physics}`, { name: 'Physics' })).statusCode).toBe(204);
      expect(readProblem(await call('PATCH', '/programmes/999', { name: 'X' })).code).toBe('programme.not_found');
      expect((await audited()).map(([action]) => action)).toEqual(['programme.created', 'programme.created']);
    });

    it('are removed when they are empty, with the assignments of their heads', async () => {
      const id = await add('Physics');
      const { courseId, groupId } = await importCourse();
      const head = await test.run(async () => {
        const { id: userId } = await addPerson('petrov', 'head');
        await assignHead(userId, id);
        return userId;
      });
      await place({ courses: [{ id: courseId, programmeId: id }], groups: [] });
      expect(readProblem(await call('DELETE', `/programmes/${id}`)).code).toBe('programme.not_empty');
      await place({ courses: [{ id: courseId, programmeId: null }], groups: [{ id: groupId, programmeId: id }] });
      expect(readProblem(await call('DELETE', `/programmes/${id}`)).code).toBe('programme.not_empty');
      await place({ courses: [], groups: [{ id: groupId, programmeId: null }] });
      expect((await call('DELETE', `/programmes/${id}`)).statusCode).toBe(204);
      expect(await list()).toEqual([]);
      expect(readProblem(await call('DELETE', `/programmes/${id}`)).code).toBe('programme.not_found');
      expect((await audited()).slice(-2)).toEqual([
        ['programme.removed', { programmeId: id }],
        ['role.revoked', { role: 'head', programmeId: id }],
      ]);
      const left = await test.run(() => sql`select from staff_assignment where user_id = ${head}`.execute(database()));
      expect(left.rows).toEqual([]);
    });

    it('get courses and groups all at once or not at all, and give them back by the answer', async () => {
      const [physics, media] = [await add('Physics'), await add('Media')];
      const { courseId, groupId } = await importCourse();
      const wanted = {
        courses: [{ id: courseId, programmeId: physics }],
        groups: [{ id: groupId, programmeId: media }],
      };
      const faults: [Partial<Placements>, string][] = [
        [{ courses: [...wanted.courses, { id: 999, programmeId: physics }] }, 'course.not_found'],
        [{ groups: [{ id: 999, programmeId: media }] }, 'group.not_found'],
        [{ groups: [{ id: groupId, programmeId: 999 }] }, 'programme.not_found'],
      ];
      for (const [fault, code] of faults) {
        expect(readProblem(await place({ ...wanted, ...fault })).code).toBe(code);
      }
      expect((await list()).map(({ courses, groups }) => courses + groups)).toEqual([0, 0]);
      const before = placementsSchema.parse((await place(wanted)).json());
      expect(before).toEqual({
        courses: [{ id: courseId, programmeId: null }],
        groups: [{ id: groupId, programmeId: null }],
      });
      expect((await audited()).slice(-2)).toEqual([
        ['course.programme_set', { programmeId: physics }],
        ['group.programme_set', { groupId, programmeId: media }],
      ]);
      // Said twice, it changes and records nothing.
      expect((await place(wanted)).json()).toEqual({ courses: [], groups: [] });
      expect(await audited()).toHaveLength(4);
      await place(before);
      expect((await list()).map(({ courses, groups }) => courses + groups)).toEqual([0, 0]);
    });
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
