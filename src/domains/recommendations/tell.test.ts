import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { listRaised, textsOf } from '#test/support/notifications.ts';
import { addAdvisedCourse, addRecommendation, contentOf } from '#test/support/recommendations.ts';
import { approvedKind } from './notifications/approved.ts';
import { ratedLowKind } from './notifications/rated-low.ts';
import { decideMany, decideOne, undoOne } from './service/decide.ts';
import { rate } from './service/rate.ts';

const approve = { action: 'approved' } as const;

describeOnBothDatabases('who is told of advice', (test) => {
  it('is its student, once and in plain text, when a teacher approves it, alone or among many', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const [anna, boris, vera] = students;
      const one = await addRecommendation({ courseId, studentId: anna.studentId });
      const two = await addRecommendation({ courseId, studentId: boris.studentId });
      const three = await addRecommendation({ courseId, studentId: vera.studentId });
      expect(await listRaised()).toEqual([]);
      await decideOne(teacher, courseId, one, { action: 'edited', content: contentOf('Read **chapter 2**.') });
      await decideOne(teacher, courseId, three, { action: 'rejected', reason: 'other', note: '' });
      const { decided } = await decideMany(teacher, [two], approve);
      expect(await listRaised()).toEqual([
        {
          ...{ userId: anna.actor.userId, kind: 'recommendations.approved', key: one },
          facts: { courseId, courseName: 'Course course', recommendationId: one, items: ['Read chapter 2.'] },
        },
        {
          ...{ userId: boris.actor.userId, kind: 'recommendations.approved', key: two },
          facts: { courseId, courseName: 'Course course', recommendationId: two, items: ['Do the essay first.'] },
        },
      ]);
      await undoOne(teacher, courseId, two, decided[0]?.decisionId ?? '');
      const waiting = (await listRaised()).map(({ userId, key, facts }) => ({
        ...{ id: key, userId, facts: approvedKind.facts.parse(facts) },
      }));
      expect(await approvedKind.stillHolds?.(waiting)).toEqual(new Set([one]));
      await decideMany(teacher, [two], approve);
      expect(await listRaised()).toHaveLength(2);
    }));

  it('is nobody when the approval is taken back with its transaction', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const id = await addRecommendation({ courseId, studentId: students[0].studentId });
      const taken = transaction(async () => {
        await decideMany(teacher, [id], approve);
        throw new Error('taken back');
      });
      await expect(taken).rejects.toThrow('taken back');
      expect(await listRaised()).toEqual([]);
    }));

  it('is every teacher of the course and of no other, when its student rates it low', () =>
    test.run(async () => {
      const { courseId, teacher, colleague, students } = await addAdvisedCourse();
      await addAdvisedCourse('other');
      const [{ studentId, actor }] = students;
      const id = await addRecommendation({ courseId, studentId });
      await decideOne(teacher, courseId, id, approve);
      await rate(actor, courseId, id, { stars: 4, comment: '' });
      expect(await listRaised('recommendations.rated_low')).toEqual([]);
      await rate(actor, courseId, id, { stars: 2, comment: 'Done already' });
      await rate(actor, courseId, id, { stars: 1, comment: 'Done already' });
      const raised = await listRaised('recommendations.rated_low');
      expect(raised.map(({ userId }) => userId).toSorted()).toEqual([teacher.userId, colleague.userId].toSorted());
      expect(raised[0]?.facts).toMatchObject({ studentId, stars: 2, comment: 'Done already' });
    }));
});

it('words of advice name the course and what to do, or who was not helped and why', () => {
  for (const text of textsOf(approvedKind, approvedKind.example('ru'))) {
    expect(text).toContain('Математический анализ');
    expect(text).toContain('Сдайте «Контрольную работу 2» до 12 ноября.');
    expect(text).toContain('/my/1');
  }
  const [russian = '', english = ''] = textsOf(ratedLowKind, ratedLowKind.example('en'));
  expect(russian).toContain('2 звезды из 5');
  expect(english).toContain('2 stars of 5');
  for (const text of [russian, english]) {
    expect(text).toContain('Anna Belova');
    expect(text).toContain('I have handed in this test already');
    expect(text).toContain('/courses/1/students/1');
  }
});
