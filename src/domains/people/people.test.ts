import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { assignTeachers, createProgramme, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { setHeading, setTeaching } from './service/assignments.ts';
import * as invitations from './service/invite.ts';
import { getPerson, listPeople, setAccess, setRoles, updatePerson } from './service/people.ts';
import { listStudentRecords, setStudent } from './service/student-link.ts';

async function actorOf(userId: string) {
  const actor = await actorForUser(userId);
  if (!actor) throw new Error('nobody');
  return actor;
}

const newcomer = { name: 'Пётр Ёлкин', email: 'Elkin@Example.edu', login: null, roles: ['student' as const] };

describeOnBothDatabases(
  'people',
  (test) => {
    it('are found by the beginnings of words of name, login and address, by role and by state, page by page', () =>
      test.run(async () => {
        await invitations.addPerson(newcomer);
        await addPerson('t.orlova', 'teacher');
        await addPerson('boris', 'operator');
        const found = async (query: Partial<Parameters<typeof listPeople>[0]>) =>
          (await listPeople({ limit: 10, ...query })).items.map(({ email }) => email);
        expect(await found({ search: 'елк пет' })).toEqual(['elkin@example.edu']);
        expect(await found({ search: 'orl' })).toEqual(['t.orlova@example.edu']);
        expect(await found({ search: 'boris@exa' })).toEqual(['boris@example.edu']);
        expect(await found({ search: 'lova' })).toEqual([]);
        expect(await found({ search: `'\\ : & ! |` })).toEqual([]);
        expect(await found({ role: 'operator' })).toEqual(['boris@example.edu']);
        expect(await found({ state: 'inactive' })).toEqual([]);
        const first = await listPeople({ limit: 2 });
        const second = await listPeople({ limit: 2, cursor: first.nextCursor ?? '' });
        expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
          'Person boris',
          'Person t.orlova',
          'Пётр Ёлкин',
        ]);
        expect(second.nextCursor).toBeNull();
      }));

    it('are invited without a password, by a link shown once, and become the student of their address', () =>
      test.run(async () => {
        const { id } = await upsertCourse('test', 'c', 'Course');
        const student = { externalId: '1', name: 'Ёлкин', email: 'elkin@example.edu', group: null };
        await upsertStudents('test', id, [student]);
        const { person, invitation } = await invitations.addPerson(newcomer);
        expect(person).toMatchObject({ hasPassword: false, roles: ['student'], student: { externalIds: ['1'] } });
        expect(invitation).toMatchObject({ isMailed: false, email: 'elkin@example.edu' });
        expect(invitation.url).toMatch(/#/);
        await expect(invitations.addPerson(newcomer)).rejects.toMatchObject({ code: 'person.exists' });
        expect((await invitations.inviteAgain(person.id)).url).not.toBe(invitation.url);
      }));

    it('are changed by one of two who began from the same version; the other is told', () =>
      test.run(async () => {
        const { id } = await addPerson('petrova', 'teacher');
        const { version, email, login } = await getPerson(id);
        const change = (name: string) => updatePerson(id, { version, name, email, login });
        const outcomes = await Promise.allSettled([change('One'), change('Two')]);
        expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
          reason: { code: 'person.changed' },
        });
        expect((await getPerson(id)).version).toBe(version + 1);
      }));

    it('lose the assignments with the role, and cannot be assigned without it', () =>
      test.run(async () => {
        const admin = await actorOf((await addPerson('admin', 'administrator')).id);
        const { id } = await addPerson('petrova', 'teacher', 'head');
        const course = (await upsertCourse('test', 'c', 'Course')).id;
        const programme = await createProgramme('Programme');
        await setTeaching(id, 1, [course]);
        const assigned = await setHeading(id, 2, [programme]);
        expect(assigned).toMatchObject({ teaching: [{ id: course }], heading: [{ id: programme }] });
        await expect(setTeaching(id, 3, [course + 1])).rejects.toMatchObject({ code: 'course.not_found' });
        const left = await setRoles(admin, id, { version: 3, roles: ['head'] });
        expect(left).toMatchObject({ roles: ['head'], teaching: [], heading: [{ id: programme }] });
        await expect(setTeaching(id, 4, [course])).rejects.toMatchObject({ code: 'staff.not_a_teacher' });
        await assignTeachers([course], [id]);
        expect((await getPerson(id)).teaching).toEqual([]);
      }));

    it('keep an administrator: nobody removes himself, and of two who remove each other one stays', () =>
      test.run(async () => {
        const [one, two] = [await addPerson('one', 'administrator'), await addPerson('two', 'administrator')];
        const [first, second] = [await actorOf(one.id), await actorOf(two.id)];
        await expect(setRoles(first, one.id, { version: 1, roles: [] })).rejects.toMatchObject({
          code: 'person.own_administrator',
        });
        await expect(setAccess(first, one.id, { version: 1, isActive: false })).rejects.toMatchObject({
          code: 'person.own_access',
        });
        const outcomes = await Promise.allSettled([
          setRoles(first, two.id, { version: 1, roles: [] }),
          setAccess(second, one.id, { version: 1, isActive: false }),
        ]);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
          reason: { code: 'person.last_administrator' },
        });
      }));

    it('are nobody once their access is closed, and have no sessions when it opens again', () =>
      test.run(async () => {
        const admin = await actorOf((await addPerson('admin', 'administrator')).id);
        const { id } = await addPerson('petrova', 'teacher');
        await sql`insert into session (id, user_id, token, expires_at) values ('s', ${id}, 't', now() + interval '1 day')`.execute(
          database(),
        );
        await setAccess(admin, id, { version: 1, isActive: false });
        expect(await actorForUser(id)).toBeUndefined();
        await setAccess(admin, id, { version: 2, isActive: true });
        expect(await database().selectFrom('session').selectAll().execute()).toEqual([]);
      }));

    it('are linked to one student, whom nobody else can be', () =>
      test.run(async () => {
        const { id: course } = await upsertCourse('test', 'c', 'Course');
        const { ids } = await upsertStudents('test', course, [
          { externalId: '300001', name: 'Анна Белова', email: null, group: null },
          { externalId: '300002', name: 'Борис', email: null, group: null },
        ]);
        const [anna = 0, boris = 0] = ids;
        const { id } = await addPerson('anna', 'student');
        const other = await addPerson('other', 'student');
        expect((await listStudentRecords(id, '300001')).map((record) => record.id)).toEqual([anna]);
        expect((await listStudentRecords(id, 'бел')).map((record) => record.id)).toEqual([anna]);
        expect((await setStudent(id, 1, anna)).student).toMatchObject({ id: anna });
        await expect(setStudent(other.id, 1, anna)).rejects.toMatchObject({ code: 'person.student_taken' });
        expect((await setStudent(id, 2, boris)).student).toMatchObject({ id: boris });
        expect((await setStudent(id, 3, null)).student).toBeNull();
      }));
  },
  { access: accessOfIdentity },
);
