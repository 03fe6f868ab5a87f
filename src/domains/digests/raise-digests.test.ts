import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { frozenClock } from '#kernel/clock.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { recomputeCourse } from '#domains/metrics/service.ts';
import { recomputeZones } from '#domains/risk/service.ts';
import { assignHead, assignTeachers, createProgramme } from '#domains/roster/index.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { listRaised, textsOf, type RaisedRow } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { headKind, teacherKind } from './notifications/staff.ts';
import { studentKind } from './notifications/student.ts';
import { administratorKind, operatorKind } from './notifications/system.ts';
import { raiseDigests } from './service/raise-digests.ts';
import { digestSetting } from './service/settings.ts';

function setClock(test: DatabaseTest, moment: string): void {
  test.runtime.clock = frozenClock('Europe/Moscow', new Date(moment));
}

/** A course of three students on Monday 11 November 2024, 8:00: two works were due, one is due on Thursday. */
async function prepare(test: DatabaseTest): Promise<Record<'anna' | 'teacher' | 'head' | 'boss', string>> {
  setClock(test, '2024-11-11T08:00:00+03:00');
  const programmeId = await createProgramme('Прикладная математика');
  await sql`insert into course (id, source, external_id, name, programme_id) overriding system value
    values (1, 'test', '1', 'Алгебра', ${programmeId}), (2, 'test', '2', 'Физика', null)`.execute(database());
  await sql`insert into student (id) overriding system value select generate_series(1, 3)`.execute(database());
  await sql`insert into enrolment (course_id, student_id) select 1, generate_series(1, 3)`.execute(database());
  await sql`
    insert into activity (id, course_id, source_key, name, kind, position, due_at) overriding system value
    values (1, 1, '1', 'Тест 1', 'test', 1, '2024-10-20'), (2, 1, '2', 'Тест 2', 'test', 2, '2024-11-09'),
      (3, 1, '3', 'Тест 3', 'test', 3, '2024-11-14T18:00:00+03:00')`.execute(database());
  await sql`insert into result (course_id, student_id, activity_id, status, completed_at)
    values (1, 1, 1, 'done', '2024-10-10'), (1, 1, 2, 'done', '2024-11-08'), (1, 2, 1, 'done', '2024-10-10')`.execute(
    database(),
  );
  const people = {
    anna: (await addPerson('anna', 'student')).id,
    teacher: (await addPerson('teacher', 'teacher')).id,
    head: (await addPerson('head', 'head')).id,
    boss: (await addPerson('boss', 'administrator')).id,
  };
  const other = await addPerson('other', 'teacher');
  await addPerson('operator', 'operator');
  await sql`update student set user_id = ${people.anna} where id = 1`.execute(database());
  await assignTeachers([1], [people.teacher]);
  await assignTeachers([2], [other.id]);
  await assignHead(people.head, programmeId);
  await recomputeCourse(1, directRun);
  await recomputeZones(1, directRun);
  await sql`update student_zone set zone = 'C' where student_id in (2, 3)`.execute(database());
  await sql`update student_zone set zone = 'A' where student_id = 1`.execute(database());
  await addWeekBefore();
  return people;
}

/** On Monday a week ago the first two were in zone A, the third in zone C; Anna had done one work. */
async function addWeekBefore(): Promise<void> {
  const at = '2024-11-04T00:00:00+03:00';
  await sql`
    insert into metric_history (course_id, student_id, at, activities, done, failed, due, late, overdue, attended,
      lessons_held, zone, risk_score)
    select 1, student, ${at}, 3, 1, 0, 1, 0, 0, 0, 0, zone, 0
    from (values (1, 'A'), (2, 'A'), (3, 'C')) as known (student, zone)`.execute(database());
  await sql`
    insert into course_history (course_id, group_id, at, students, zone_a, zone_b, zone_c, zone_none, due, late, overdue,
      completion_sum, completion_students, attendance_sum, attendance_students)
    values (1, 0, ${at}, 3, 2, 0, 1, 0, 3, 0, 0, 0, 3, 0, 0)`.execute(database());
}

const byKind = (raised: readonly RaisedRow[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(raised, ({ kind }) => kind)].map(([kind, rows]) => [kind, rows.map(({ userId }) => userId)]),
  );

describeOnBothDatabases('weekly digests', (test) => {
  it('are told once a week to each role what concerns it, and to nobody of whom there is nothing to say', () =>
    test.run(async () => {
      const { anna, teacher, head, boss } = await prepare(test);
      await sql`insert into task (id, name, queue, input, state, max_attempts, finished_at)
        values (gen_random_uuid(), 'a', 'ingest', '{}', 'dead', 1, now())`.execute(database());
      await raiseDigests(directRun);
      await raiseDigests(directRun);
      const raised = await listRaised();
      expect(byKind(raised)).toEqual({
        'digests.student': [anna],
        'digests.teacher': [teacher],
        'digests.head': [head],
        'digests.administrator': [boss],
      });
      expect(raised.every(({ key }) => key === '2024-W46')).toBe(true);
      expect(raised[0]?.facts).toMatchObject({
        courses: [
          {
            ...{ courseId: 1, name: 'Алгебра', done: 1, overdue: 0, deadlines: 1 },
            named: [{ name: 'Тест 3', dueAt: '2024-11-14T15:00:00.000Z' }],
          },
        ],
      });
      const [own] = studentKind.facts.parse(raised[0]?.facts).courses;
      expect(own?.completionPct).toBeCloseTo(200 / 3, 6);
      expect(raised[1]?.facts).toEqual({
        courses: [
          {
            ...{ courseId: 1, name: 'Алгебра', students: 3, atRisk: 2, atRiskBefore: 1, worse: 1 },
            ...{ deadlines: 1, waiting: 0 },
          },
        ],
      });
      expect(raised[2]?.facts).toEqual(raised[1]?.facts);
      expect(raised[3]?.facts).toMatchObject({ stored: 0, deadTasks: 1 });
    }));

  it('come on the day and at the hour that are set, and not at all when they are off', () =>
    test.run(async () => {
      await prepare(test);
      await setSetting(digestSetting, { isOn: true, weekday: 5, hour: 18 }, null);
      await raiseDigests(directRun);
      expect(await listRaised()).toEqual([]);
      setClock(test, '2024-11-15T18:05:00+03:00');
      await setSetting(digestSetting, { isOn: false, weekday: 5, hour: 18 }, null);
      await raiseDigests(directRun);
      expect(await listRaised()).toEqual([]);
      await setSetting(digestSetting, { isOn: true, weekday: 5, hour: 18 }, null);
      await raiseDigests(directRun);
      expect((await listRaised()).length).toBeGreaterThan(0);
    }));

  it('are raised another time when they are taken back', () =>
    test.run(async () => {
      await prepare(test);
      const complete = (effect = async () => {}): Promise<void> =>
        transaction(async () => {
          await effect();
          throw new Error('taken back');
        });
      await expect(raiseDigests({ ...directRun, complete })).rejects.toThrow('taken back');
      expect(await listRaised()).toEqual([]);
      await raiseDigests(directRun);
      expect((await listRaised()).length).toBeGreaterThan(0);
    }));
});

it('words of digests tell the figures in both languages', () => {
  const [ownRussian = '', ownEnglish = ''] = textsOf(studentKind, studentKind.example('ru'));
  expect(ownRussian).toContain('За прошедшую неделю сдано: 2 работы. На этой неделе — 1 срок.');
  expect(ownRussian).toContain('выполнено 58 % курса, за неделю — 2, просрочено — 1');
  expect(ownEnglish).toContain('Handed in last week: 2 pieces of work. This week: 1 deadline.');
  expect(ownEnglish).toContain('Контрольная работа 2 due Thu 12 November at 18:00');
  for (const kind of [teacherKind, headKind]) {
    const [russian = '', english = ''] = textsOf(kind, kind.example('ru'));
    expect(russian).toContain('48 студентов, в зоне C — 6 (неделю назад — 4), хуже стало у 3, на неделе 2 срока');
    expect(english).toContain(
      '6 in zone C (a week ago 4), 3 slipped, 2 deadlines this week, 5 pieces of advice waiting',
    );
  }
  const [russian = '', english = ''] = textsOf(administratorKind, administratorKind.example('ru'));
  expect(russian).toContain('Загружено: 34 файла; новых ячеек — 5\u00A0120, изменённых — 214. Отклонено: 2 файла.');
  expect(english).toContain('Stopped with an error: 3 tasks. Language models: 1 alert open.');
  for (const text of textsOf(operatorKind, operatorKind.example('ru'))) expect(text).toContain('34');
});
