import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { withOrigin } from '#kernel/origin.ts';
import { database } from '#kernel/runtime.ts';
import { flushViews } from '#domains/audit/index.ts';
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

    it('have every change and every look in the audit: who, what, whose', () =>
      test.run(async () => {
        const admin = await actorOf((await addPerson('admin', 'administrator')).id);
        const course = (await upsertCourse('test', 'c', 'Course')).id;
        const other = (await upsertCourse('test', 'd', 'Other')).id;
        const programmeId = await createProgramme('Programme');
        const [anna = 0, boris = 0] = (
          await upsertStudents('test', course, [
            { externalId: '1', name: null, email: 'elkin@example.edu', group: null },
            { externalId: '2', name: null, email: null, group: null },
          ])
        ).ids;
        const userId = await withOrigin({ userId: admin.userId, means: 'session', address: null }, async () => {
          const { id } = (await invitations.addPerson(newcomer)).person;
          await setRoles(admin, id, { version: 1, roles: ['teacher', 'head'] });
          await setTeaching(id, 2, [course]);
          await setTeaching(id, 3, [other]);
          await setHeading(id, 4, [programmeId]);
          await setStudent(id, 5, boris);
          await setStudent(id, 6, boris);
          await setStudent(id, 7, null);
          await updatePerson(id, { version: 8, name: 'New', email: 'new@example.edu', login: null });
          await setAccess(admin, id, { version: 9, isActive: false });
          await setAccess(admin, id, { version: 10, isActive: true });
          await setAccess(admin, id, { version: 11, isActive: true });
          await invitations.inviteAgain(id);
          await expect(setRoles(admin, id, { version: 1, roles: [] })).rejects.toMatchObject({
            code: 'person.changed',
          });
          await getPerson(id);
          return id;
        });
        await flushViews();
        const events = await database()
          .selectFrom('audit_event')
          .select(['action', 'details', 'student_id', 'course_id'])
          .where('actor_id', '=', admin.userId)
          .where('user_id', '=', userId)
          .orderBy('at')
          .orderBy('id')
          .execute();
        expect(events.map((event) => [event.action, event.details, event.student_id ?? event.course_id])).toEqual([
          ['user.created', { roles: ['student'] }, null],
          ['user.linked', {}, anna],
          ['user.invited', {}, null],
          ['role.granted', { role: 'teacher' }, null],
          ['role.granted', { role: 'head' }, null],
          ['role.revoked', { role: 'student' }, null],
          ['role.granted', { role: 'teacher', courseId: course }, course],
          ['role.granted', { role: 'teacher', courseId: other }, other],
          ['role.revoked', { role: 'teacher', courseId: course }, course],
          ['role.granted', { role: 'head', programmeId }, null],
          ['user.unlinked', {}, anna],
          ['user.linked', {}, boris],
          ['user.unlinked', {}, boris],
          ['user.changed', { fields: ['name', 'email'] }, null],
          ['user.deactivated', {}, null],
          ['user.activated', {}, null],
          ['user.invited', {}, null],
          ['user.viewed', {}, null],
        ]);
        expect(JSON.stringify(events)).not.toMatch(/elkin|Ёлкин|example/i);
      }));
  },
  { access: accessOfIdentity },
);
