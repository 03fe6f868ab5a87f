import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { assignTeachers, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { addRecommendation } from '#test/support/recommendations.ts';
import { listContacts, noteContacts, removeContacts } from './service/contacts.ts';
import { getEffect } from './service/effect.ts';
import { answerFlag, countFlagFeedback, getFlag, listFlags, withdrawAnswer } from './service/flags.ts';

interface Course {
  readonly courseId: number;
  readonly teacher: Actor;
  readonly colleague: Actor;
  /** Of zones A, B and C. */
  readonly students: readonly [number, number, number];
}

async function addTeacher(login: string, courseId: number): Promise<Actor> {
  const { id } = await addPerson(login, 'teacher');
  await assignTeachers([courseId], [id]);
  const actor = await actorForUser(id);
  if (!actor) throw new Error('the teacher was added');
  return actor;
}

async function setZone(courseId: number, studentId: number, zone: string): Promise<void> {
  await sql`
    with run as (
      insert into cluster_run (course_id, data_version, as_of, method, sizes, details)
      values (${courseId}, 3, now(), 'probability', '{}', '{"judgement": {"model": {"version": "7"}}}') returning id
    )
    insert into student_zone (course_id, student_id, cluster_run_id, data_version, as_of, zone, risk_score, probability,
      judged_by, reasons)
    select ${courseId}, ${studentId}, id, 3, now(), ${zone}, 50, 0.5, 'probability', '[]' from run
    on conflict (course_id, student_id) do update set zone = excluded.zone, cluster_run_id = excluded.cluster_run_id
  `.execute(database());
}

async function addCourse(): Promise<Course> {
  const { id: courseId } = await upsertCourse('test', 'course', 'Course');
  const people = ['1', '2', '3'].map((externalId) => ({ externalId, name: null, email: null, group: null }));
  const { ids } = await upsertStudents('test', courseId, people);
  const [a = 0, b = 0, c = 0] = ids;
  await setZone(courseId, a, 'A');
  await setZone(courseId, b, 'B');
  await setZone(courseId, c, 'C');
  const teacher = await addTeacher('teacher', courseId);
  return { courseId, teacher, colleague: await addTeacher('colleague', courseId), students: [a, b, c] };
}

const actionsOf = async () =>
  (
    await sql<{ action: string; details: object }>`
      select action, details from audit_event where action like 'flag.%' or action like 'contact.%' order by at, id`.execute(
      database(),
    )
  ).rows;

describeOnBothDatabases('what the staff says of flags', (test) => {
  it('keeps every answer, of which the last counts, whoever gave it; taking one back opens the flag again', () =>
    test.run(async () => {
      const { courseId, teacher, colleague, students } = await addCourse();
      const [, b, c] = students;
      expect((await listFlags(teacher, courseId)).map((flag) => [flag.studentId, flag.isOpen])).toEqual(
        [b, c].toSorted((x, y) => x - y).map((student) => [student, true]),
      );
      await answerFlag(teacher, courseId, b, { verdict: 'wrong', note: 'was ill' });
      const answered = await answerFlag(colleague, courseId, b, { verdict: 'handled', note: '' });
      expect(answered.flag).toMatchObject({
        ...{ zone: 'B', isOpen: false },
        answer: { verdict: 'handled', note: null, by: 'Person colleague', zone: 'B', probability: 0.5, dataVersion: 3 },
      });
      expect(answered.history.map(({ verdict, note }) => [verdict, note])).toEqual([
        ['handled', null],
        ['wrong', 'was ill'],
      ]);
      expect(await countFlagFeedback([courseId])).toEqual([
        { courseId, modelVersion: '7', right: 0, wrong: 0, handled: 1, unanswered: 1 },
      ]);
      const withdrawn = await withdrawAnswer(teacher, courseId, b);
      expect(withdrawn.flag).toMatchObject({ isOpen: true, answer: null });
      expect((await withdrawAnswer(teacher, courseId, b)).history).toHaveLength(3);
      expect(await countFlagFeedback([courseId])).toEqual([
        { courseId, modelVersion: '7', right: 0, wrong: 0, handled: 0, unanswered: 2 },
      ]);
      expect(await actionsOf()).toEqual([
        { action: 'flag.answered', details: { verdict: 'disputed' } },
        { action: 'flag.answered', details: { verdict: 'handled' } },
        { action: 'flag.withdrawn', details: {} },
      ]);
    }));

  it('opens a flag again when the zone becomes worse, not when it becomes better', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addCourse();
      const [, b, c] = students;
      for (const student of [b, c]) await answerFlag(teacher, courseId, student, { verdict: 'right', note: '' });
      await setZone(courseId, b, 'C');
      await setZone(courseId, c, 'B');
      expect((await getFlag(teacher, courseId, b)).flag?.isOpen).toBe(true);
      expect((await getFlag(teacher, courseId, c)).flag?.isOpen).toBe(false);
      expect(await countFlagFeedback([courseId])).toMatchObject([{ right: 2, unanswered: 1 }]);
    }));

  it('refuses an answer where there is no flag', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addCourse();
      const answer = { verdict: 'right', note: '' } as const;
      await expect(answerFlag(teacher, courseId, students[0], answer)).rejects.toMatchObject({ code: 'flag.none' });
      await expect(answerFlag(teacher, courseId, 999, answer)).rejects.toMatchObject({ code: 'student.not_found' });
    }));

  it('is hidden from the student, also from one who teaches elsewhere', () =>
    test.run(async () => {
      const { courseId, students } = await addCourse();
      const { id: otherCourse } = await upsertCourse('test', 'other', 'Other');
      const teachesElsewhere = { ...(await addTeacher('elsewhere', otherCourse)), studentId: students[1] };
      await expect(getFlag(teachesElsewhere, courseId, students[1])).rejects.toMatchObject({
        code: 'course.not_found',
      });
    }));
});

describeOnBothDatabases('contacts', (test) => {
  it('are noted for several at once, all or none, and taken back', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addCourse();
      const [, b, c] = students;
      const note = { kind: 'letter', note: '' } as const;
      const ids = await noteContacts(teacher, courseId, { ...note, studentIds: [b, c, b] });
      const noted = await listContacts(teacher, courseId);
      expect(noted.map(({ studentId }) => studentId).toSorted((x, y) => x - y)).toEqual(
        [b, c].toSorted((x, y) => x - y),
      );
      // Today on the institution's calendar: after midnight in Moscow.
      expect(noted[0]).toMatchObject({ kind: 'letter', day: '2024-11-11', by: 'Person teacher', note: null });
      expect(await listContacts(teacher, courseId, b)).toHaveLength(1);
      await expect(noteContacts(teacher, courseId, { ...note, studentIds: [b, 999] })).rejects.toMatchObject({
        code: 'contact.not_enrolled',
      });
      await expect(
        noteContacts(teacher, courseId, { ...note, studentIds: [b], day: '2024-11-12' }),
      ).rejects.toMatchObject({ code: 'date.invalid' });
      await removeContacts(teacher, courseId, ids);
      expect(await listContacts(teacher, courseId)).toEqual([]);
      expect((await actionsOf()).map(({ action }) => action)).toEqual([
        ...['contact.noted', 'contact.noted', 'contact.removed', 'contact.removed'],
      ]);
    }));

  it('are compared with those of nobody, by what history says, only in the courses that the actor may read', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addCourse();
      const [a, b, c] = students;
      await noteContacts(teacher, courseId, { studentIds: [b], kind: 'talk', day: '2024-10-09', note: '' });
      for (const [at, risks] of [
        ['2024-10-06T21:00:00Z', [50, 50, 52]],
        ['2024-10-27T21:00:00Z', [50, 20, 50]],
      ] as const) {
        await sql`insert into course_history (course_id, group_id, at, students, completion_students, completion_sum,
          attendance_students, attendance_sum, due, late, overdue, zone_a, zone_b, zone_c, zone_none)
          values (${courseId}, 0, ${at}, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`.execute(database());
        await sql`insert into metric_history (course_id, student_id, at, activities, done, failed, due, late, overdue,
            attended, lessons_held, zone, risk_score)
          select ${courseId}, student_id, ${at}::timestamptz, 0, 0, 0, 0, 0, 0, 0, 0,
            case when risk < 30 then 'A' else 'B' end, risk
          from unnest(${[a, b, c]}::integer[], ${[...risks]}::real[]) as row (student_id, risk)`.execute(database());
      }
      const [fortnight, month, advised, later] = await getEffect(teacher);
      expect(fortnight).toEqual({
        ...{ of: 'contacts', days: 14, contacts: 1, pairs: 1, gain: null },
        better: { contacted: 1, others: 0 },
      });
      expect(month).toMatchObject({ of: 'contacts', days: 28, contacts: 0, pairs: 0 });
      expect([advised, later]).toMatchObject([
        { of: 'advice', days: 14, contacts: 0 },
        { of: 'advice', days: 28, contacts: 0 },
      ]);
      // Advice counts from when it was approved.
      await addRecommendation({ courseId, studentId: b });
      expect((await getEffect(teacher))[2]).toMatchObject({ of: 'advice', contacts: 0 });
      await sql`
        update recommendation set state = 'approved', decided_at = '2024-10-09T09:00:00Z'`.execute(database());
      expect((await getEffect(teacher))[2]).toEqual({ ...fortnight, of: 'advice' });
      const { id: otherCourse } = await upsertCourse('test', 'other', 'Other');
      expect(await getEffect(await addTeacher('elsewhere', otherCourse))).toMatchObject([
        ...[{ contacts: 0 }, { contacts: 0 }, { contacts: 0 }, { contacts: 0 }],
      ]);
    }));
});
