import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { roles, type Actor, type Role } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { mayReadGroup, maySeeAggregates } from './policy.ts';
import * as service from './service.ts';
import { findGroupAccess } from './store/access.ts';

/** A university in numbers: programmes 1–3, courses 1–4, groups 1–3, students 1–5, and one user with assignments. */
const university = fc.record({
  courses: fc.array(fc.option(fc.integer({ min: 1, max: 3 })), { minLength: 4, maxLength: 4 }),
  groups: fc.array(fc.option(fc.integer({ min: 1, max: 3 })), { minLength: 3, maxLength: 3 }),
  students: fc.array(
    fc.record({
      group: fc.option(fc.integer({ min: 1, max: 3 })),
      courses: fc.subarray([1, 2, 3, 4]),
    }),
    { minLength: 5, maxLength: 5 },
  ),
  assigned: fc.subarray([1, 2, 3, 4]),
  headed: fc.subarray([1, 2, 3]),
});
type University = typeof university extends fc.Arbitrary<infer T> ? T : never;

const actors = fc.record({ roles: fc.subarray([...roles]), studentId: fc.option(fc.integer({ min: 1, max: 6 })) });

function actorOf({ roles: held, studentId }: { roles: Role[]; studentId: number | null }): Actor {
  const permissions = new Set<string>();
  return { userId: 'me', login: 'me', name: 'Me', locale: 'en', roles: new Set(held), permissions, studentId };
}

async function fill({ courses, groups, students, assigned, headed }: University): Promise<void> {
  // What is below these goes with them; truncating all partitions of the results takes a second.
  for (const table of ['course', 'student', 'study_group', 'programme', 'user_account'] as const) {
    await database().deleteFrom(table).execute();
  }
  await sql`insert into user_account (id, name, email) values ('me', 'Me', 'me@example.edu'), ('you', 'You', 'you@example.edu')`.execute(
    database(),
  );
  await sql`insert into role_grant (user_id, role) select id, role from user_account, unnest(array['teacher', 'head']) as role`.execute(
    database(),
  );
  await sql`insert into programme (id, name) overriding system value select n, n::text from generate_series(1, 3) as n`.execute(
    database(),
  );
  await sql`insert into study_group (id, name, programme_id) overriding system value
    select n, n::text, programme from unnest(${groups}::integer[]) with ordinality as g (programme, n)`.execute(
    database(),
  );
  await sql`insert into course (id, source, external_id, name, programme_id) overriding system value
    select n, 'test', n::text, n::text, programme from unnest(${courses}::integer[]) with ordinality as c (programme, n)`.execute(
    database(),
  );
  await sql`insert into student (id, group_id) overriding system value
    select n, study_group from unnest(${students.map(({ group }) => group)}::integer[]) with ordinality as s (study_group, n)`.execute(
    database(),
  );
  const enrolled = students.flatMap((student, index) => student.courses.map((course) => [index + 1, course] as const));
  await sql`insert into enrolment (student_id, course_id) select * from unnest(
    ${enrolled.map(([student]) => student)}::integer[], ${enrolled.map(([, course]) => course)}::integer[])`.execute(
    database(),
  );
  // Whom the actor shares nothing with is assigned to everything: his assignments must not count.
  await sql`insert into staff_assignment (user_id, course_id) select 'me', unnest(${assigned}::integer[])
    union all select 'you', n from generate_series(1, 4) as n`.execute(database());
  await sql`insert into staff_assignment (user_id, programme_id) select 'me', unnest(${headed}::integer[])
    union all select 'you', n from generate_series(1, 3) as n`.execute(database());
}

/** Whether the work is let through; its refusal must be the one that says "not found". */
async function passes(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code.endsWith('.not_found')) return false;
    throw error;
  }
}

async function those<Id>(ids: readonly Id[], pass: (id: Id) => Promise<boolean>): Promise<Id[]> {
  const found: Id[] = [];
  for (const id of ids) if (await pass(id)) found.push(id);
  return found;
}

const ids = (items: readonly { id: number }[]) => items.map(({ id }) => id).toSorted((a, b) => a - b);

describeOnBothDatabases('on any university', (test) => {
  it(
    'a list holds exactly what the object check lets through: courses, their students, groups',
    () =>
      test.run(async () => {
        const check = fc.asyncProperty(university, actors, async (universe, person) => {
          await fill(universe);
          const actor = actorOf(person);
          const courses = await those([1, 2, 3, 4, 5], (id) => passes(service.assertCourseReadable(actor, id)));
          expect(ids(await service.listCourses(actor))).toEqual(courses);
          const groups = await those([1, 2, 3], async (id) => {
            const group = await findGroupAccess(actor, id);
            return group !== undefined && mayReadGroup(actor, group);
          });
          expect(ids(await service.listGroups(actor))).toEqual(groups);
          for (const course of [1, 2, 3, 4]) {
            const readable = await those([1, 2, 3, 4, 5, 6], (id) =>
              passes(service.assertStudentReadable(actor, course, id)),
            );
            const isListed = courses.includes(course);
            const listed = isListed ? ids(await service.listStudents(actor, course)) : [];
            // Besides what the staff's list holds, a student reaches himself, and nobody else.
            expect(readable.filter((id) => !listed.includes(id))).toEqual(
              isListed || !universe.students[(actor.studentId ?? 0) - 1]?.courses.includes(course)
                ? []
                : [actor.studentId],
            );
            expect(listed.filter((id) => !readable.includes(id))).toEqual([]);
          }
          const own = await those([1, 2, 3, 4], async (course) =>
            actor.studentId === null ? false : passes(service.assertStudentReadable(actor, course, actor.studentId)),
          );
          expect(ids((await service.listOwnCourses(actor)).items)).toEqual(own);
        });
        await fc.assert(check, { numRuns: 15 });
      }),
    180_000,
  );

  it('roles that have no scope see nothing, and those that see everything see all', () =>
    test.run(async () => {
      await fill({
        courses: [1, 2, 3, null],
        groups: [1, 2, null],
        students: [{ group: 1, courses: [1, 2] }],
        assigned: [1, 2, 3, 4],
        headed: [1, 2, 3],
      });
      const count = async (...held: Role[]) => {
        const actor = actorOf({ roles: held, studentId: null });
        return [(await service.listCourses(actor)).length, (await service.listGroups(actor)).length];
      };
      expect(await count()).toEqual([0, 0]);
      expect(await count('student')).toEqual([0, 0]);
      expect(await count('teacher')).toEqual([4, 1]);
      expect(await count('head')).toEqual([3, 2]);
      expect(await count('operator')).toEqual([4, 3]);
      expect(await count('administrator')).toEqual([4, 3]);
    }));
});

describe('figures of a course together', () => {
  const outsider = { isAssigned: false, isOfHeadedProgramme: false };
  const student = actorOf({ roles: ['student'], studentId: 1 });

  it('are shown to a student from the smallest group on, and to the staff always', () => {
    expect(maySeeAggregates(student, { ...outsider, students: 4 }, 5)).toBe(false);
    expect(maySeeAggregates(student, { ...outsider, students: 5 }, 5)).toBe(true);
    const teacher = actorOf({ roles: ['teacher', 'student'], studentId: 1 });
    expect(maySeeAggregates(teacher, { ...outsider, isAssigned: true, students: 1 }, 5)).toBe(true);
    expect(maySeeAggregates(teacher, { ...outsider, students: 1 }, 5)).toBe(false);
  });
});
