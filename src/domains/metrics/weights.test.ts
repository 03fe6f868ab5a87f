import { expect, it } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import { upsertActivities, resultColumns, upsertResults } from '#domains/gradebook/index.ts';
import { raiseDataVersion, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { getWeights, recomputeKind, setWeights } from './service.ts';

const activity = { name: 'x', position: 1, maxPoints: null, dueAt: null };

/** A course of one student who did the one test and missed the one lesson. */
async function addCourse(): Promise<number> {
  const { id: courseId } = await upsertCourse('test', 'course', 'Course');
  const { ids } = await upsertStudents('test', courseId, [{ externalId: '1', name: null, email: null, group: null }]);
  const { ids: activityIds } = await upsertActivities(courseId, [
    { ...activity, key: 'test', kind: 'test' },
    { ...activity, key: 'lesson', kind: 'lesson' },
  ]);
  const [student = 0] = ids;
  const [test = 0, lesson = 0] = activityIds;
  const results = [
    { studentId: student, activityId: test, status: 'done' },
    { studentId: student, activityId: lesson, status: 'absent' },
  ] as const;
  await upsertResults(courseId, null, resultColumns(results));
  await raiseDataVersion(courseId);
  return courseId;
}

const overall = () => database().selectFrom('student_course_metric').select('overall_pct').executeTakeFirstOrThrow();

async function administrator(): Promise<Actor> {
  const { id } = await addPerson('administrator', 'administrator');
  const actor = await actorForUser(id);
  if (!actor) throw new Error('the administrator was added');
  return actor;
}

describeOnBothDatabases(
  'the weights of overall %',
  (test) => {
    it('are 0.7 and 0.3 until somebody sets others, which recomputes every course', () =>
      test.run(async () => {
        const courseId = await addCourse();
        await enqueue(recomputeKind, { courseId });
        await finishTasks(test.runtime);
        expect(await getWeights()).toEqual({ completion: 0.7, attendance: 0.3 });
        expect((await overall()).overall_pct).toBeCloseTo(70, 9);
        await setWeights(await administrator(), { completion: 1, attendance: 3 });
        await finishTasks(test.runtime);
        expect((await overall()).overall_pct).toBeCloseTo(25, 9);
      }));
  },
  wholeProgram(),
);
