import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { notify } from '#kernel/notifications/notify.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { ratedLowKind } from '#domains/recommendations/notifications/rated-low.ts';
import { zoneWorseKind } from '#domains/risk/notifications/zone-worse.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addUniversity, searchEverywhere, secrets } from '#test/support/erasable-person.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { listRaised } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { requestErasure } from './service/request-erasure.ts';

const folder = temporaryFolder();

/** Tells a teacher of a student, whose zone got worse and who rated advice low. */
async function tellOf(studentId: number, name: string, userId: string): Promise<void> {
  const { rows } = await sql<{ courseId: number }>`
    select course_id as "courseId" from enrolment where student_id = ${studentId} order by 1`.execute(database());
  const courseId = rows.at(0)?.courseId ?? 0;
  const about = { courseId, courseName: 'Физика' };
  const { students } = zoneWorseKind.example('ru');
  const named = students.map((student) => ({ ...student, studentId, name }));
  const rated = { ...ratedLowKind.example('ru'), ...about, studentId, studentName: name };
  await transaction(async () => {
    await notify(zoneWorseKind, [{ userId, key: name, courseId, facts: { ...about, students: named } }]);
    await notify(ratedLowKind, [{ userId, key: name, courseId, facts: rated }]);
  });
}

describeOnBothDatabases(
  'what others were told',
  (test) => {
    it('of somebody who is erased is removed, and of others stays', { timeout: 120_000 }, () =>
      test.run(async () => {
        const { administrator, studentId } = await addUniversity(test, folder);
        const { id: teacher } = await addPerson('teacher', 'teacher');
        const { rows } = await sql<{ id: number }>`
          select id from student where name = 'Белова Анна'`.execute(database());
        await tellOf(studentId, 'Зимина Вера', teacher);
        await tellOf(rows.at(0)?.id ?? 0, 'Белова Анна', teacher);
        const failed = await listRaised('imports.failed');
        expect(JSON.stringify(failed)).toContain('id_77');
        await requestErasure(administrator, { studentId }, 'Зимина Вера');
        await finishTasks(test.runtime);
        expect(await searchEverywhere(secrets)).toEqual([]);
        const left = (await listRaised()).filter(({ userId }) => userId === teacher);
        expect(left.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
          'risk.zone_worse Белова Анна',
          'recommendations.rated_low Белова Анна',
        ]);
      }),
    );
  },
  wholeProgram(folder),
);
