import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { upsertActivities } from '#domains/gradebook/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addAdvisedCourse, addRecommendation, contentOf } from '#test/support/recommendations.ts';
import { askForAdvice } from '../service/ask.ts';
import { decideOne } from '../service/decide.ts';
import { markDone, rate } from '../service/rate.ts';
import { getForReview, listForReview } from '../service/review.ts';
import { setAdviceSettings } from '../service/settings.ts';
import { getAdvice } from '../service/told.ts';
import { reviewQuery } from '../review/contract.ts';

const nothing = { advice: null, feedback: [] };
const approve = { action: 'approved' } as const;
const reject = { action: 'rejected', reason: 'other', note: '' } as const;

describeOnBothDatabases('what a student is told', (test) => {
  it('is nothing before a teacher has approved it, nothing of what was rejected, nothing of others', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const [own, fellow] = students;
      const seen = () => getAdvice(own.actor, courseId, own.studentId);
      const id = await addRecommendation({ courseId, studentId: own.studentId });
      await addRecommendation({ courseId, studentId: own.studentId, language: 'ru', state: 'outdated' });
      expect(await seen()).toEqual(nothing);
      const missing = { code: 'recommendation.not_found' };
      await expect(rate(own.actor, courseId, id, { stars: 5, comment: '' })).rejects.toMatchObject(missing);
      await expect(markDone(own.actor, courseId, id, { item: 0, isDone: true })).rejects.toMatchObject(missing);
      const { history } = await decideOne(teacher, courseId, id, reject);
      expect(history[0]?.action).toBe('rejected');
      expect(await seen()).toEqual(nothing);
      const approved = await addRecommendation({ courseId, studentId: own.studentId });
      await decideOne(teacher, courseId, approved, approve);
      expect((await seen()).advice).toMatchObject({ id: approved, isChecked: true, composer: 'rules' });
      expect(await getAdvice(fellow.actor, courseId, fellow.studentId)).toEqual(nothing);
      await expect(getAdvice(fellow.actor, courseId, own.studentId)).rejects.toMatchObject({
        code: 'student.not_found',
      });
      await expect(rate(fellow.actor, courseId, approved, { stars: 5, comment: '' })).rejects.toMatchObject(missing);
      await expect(markDone(fellow.actor, courseId, approved, { item: 0, isDone: true })).rejects.toMatchObject(
        missing,
      );
    }));

  it('is the text that the teacher made of it, and the newest', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      const old = await addRecommendation({ courseId, studentId });
      await decideOne(teacher, courseId, old, approve);
      const newer = await addRecommendation({ courseId, studentId, dataVersion: 2 });
      expect((await getAdvice(actor, courseId, studentId)).advice?.id).toBe(old);
      await decideOne(teacher, courseId, newer, { action: 'edited', content: contentOf('Come and see me.') });
      expect((await getAdvice(actor, courseId, studentId)).advice).toMatchObject({
        ...{ id: newer, isEdited: true },
        shown: { content: contentOf('Come and see me.'), activities: [], done: [], settled: [] },
      });
    }));

  it('is there at once, marked, where the course says so, and gone again when it does not', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      const id = await addRecommendation({ courseId, studentId, model: 'gpt' });
      await setAdviceSettings(teacher, courseId, { shown: 'at_once' });
      expect((await getAdvice(actor, courseId, studentId)).advice).toMatchObject({
        ...{ id, isChecked: false, composer: 'model' },
        shown: { content: contentOf('Do the **essay** first.') },
      });
      await setAdviceSettings(teacher, courseId, { shown: 'after_review' });
      expect(await getAdvice(actor, courseId, studentId)).toEqual(nothing);
      await setAdviceSettings(teacher, courseId, { shown: 'at_once' });
      await decideOne(teacher, courseId, id, reject);
      expect(await getAdvice(actor, courseId, studentId)).toEqual(nothing);
    }));

  it('tells of each test the newest, with the activities that it names', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      const { ids } = await upsertActivities(courseId, [
        { key: 'a', name: 'Test A', kind: 'test', position: 1, maxPoints: null, dueAt: null },
        { key: 'b', name: 'Test B', kind: 'test', position: 2, maxPoints: null, dueAt: null },
      ]);
      const [a = 0, b = 0] = ids;
      const content = { opening: 'Well.', items: [{ text: 'Again.', activityIds: [b, 999_999], topic: null }] };
      for (const testId of [a, b, b]) {
        const id = await addRecommendation({ courseId, studentId, testId, content });
        await decideOne(teacher, courseId, id, approve);
      }
      const { feedback } = await getAdvice(actor, courseId, studentId);
      expect(feedback.map(({ testId }) => testId)).toEqual([b, a]);
      expect(feedback[0]?.shown?.activities).toEqual([{ id: b, name: 'Test B' }]);
    }));

  it('says of an item that the gradebook has it as done when all it names were open and have passed since', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      const activity = (key: string) => ({ key, name: key, kind: 'assignment' as const, maxPoints: 10, dueAt: null });
      const { ids } = await upsertActivities(
        courseId,
        ['essay', 'report', 'talk'].map((key, position) => ({ ...activity(key), position })),
      );
      const [essay = 0, report = 0, talk = 0] = ids;
      await sql`update course set pass_pct = 60`.execute(database());
      const about = (...activityIds: number[]) => ({ text: 'Do it.', activityIds, topic: null });
      const content = { opening: null, items: [about(essay), about(essay, report), about(talk), about()] };
      const id = await addRecommendation({ courseId, studentId, content });
      await sql`update recommendation set facts = ${JSON.stringify({
        activities: [{ id: essay }, { id: report }],
      })}::jsonb`.execute(database());
      await decideOne(teacher, courseId, id, approve);
      const settled = async () => (await getAdvice(actor, courseId, studentId)).advice?.shown?.settled;
      const enter = (activityId: number, status: string, score: number | null) =>
        sql`insert into result (course_id, student_id, activity_id, status, score)
          values (${courseId}, ${studentId}, ${activityId}, ${status}::result_status, ${score}::real)
          on conflict (course_id, student_id, activity_id) do update set status = excluded.status, score = excluded.score
          `.execute(database());
      expect(await settled()).toEqual([]);
      await enter(essay, 'done', 5);
      await enter(talk, 'done', 9);
      expect(await settled()).toEqual([]);
      await enter(essay, 'done', 6);
      expect(await settled()).toEqual([0]);
      await enter(report, 'attempted', null);
      expect(await settled()).toEqual([0]);
      await enter(report, 'excused', null);
      expect(await settled()).toEqual([0, 1]);
    }));

  it('has items that the student marks as done and takes back; another number of items forgets the marks', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      await setAdviceSettings(teacher, courseId, { shown: 'at_once' });
      const id = await addRecommendation({ courseId, studentId, texts: ['Read.', 'Write.'] });
      const mark = async (item: number, isDone: boolean) =>
        (await markDone(actor, courseId, id, { item, isDone })).advice?.shown?.done;
      expect(await mark(1, true)).toEqual([1]);
      expect(await mark(1, true)).toEqual([1]);
      expect(await mark(0, true)).toEqual([0, 1]);
      expect(await mark(0, false)).toEqual([1]);
      await expect(mark(2, true)).rejects.toMatchObject({ code: 'recommendation.no_item' });
      const { item } = await getForReview(teacher, courseId, id);
      expect(item.done).toEqual([1]);
      await decideOne(teacher, courseId, id, { action: 'edited', content: contentOf('Write.') });
      expect((await getAdvice(actor, courseId, studentId)).advice?.shown?.done).toEqual([]);
    }));
});

describeOnBothDatabases('a rating', (test) => {
  it('of one or two stars brings it back to the teacher with the comment, and it is not shown until approved again', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      const before = await addRecommendation({ courseId, studentId });
      await decideOne(teacher, courseId, before, approve);
      const id = await addRecommendation({ courseId, studentId, dataVersion: 2, urgency: 0 });
      await decideOne(teacher, courseId, id, approve);
      await addRecommendation({ courseId, studentId: students[1].studentId, urgency: 1 });
      const told = await rate(actor, courseId, id, { stars: 2, comment: 'I did that.' });
      expect(told.advice).toMatchObject({ id, shown: null, rating: { stars: 2, comment: 'I did that.' } });
      const [first] = (await listForReview(teacher, reviewQuery.parse({}))).items;
      expect(first).toMatchObject({
        ...{ id, state: 'draft', decision: { action: 'returned', by: 'Person course-1' } },
        rating: { stars: 2, comment: 'I did that.' },
      });
      expect(first?.returnedAt).not.toBeNull();
      await decideOne(teacher, courseId, id, { action: 'edited', content: contentOf('Sorry. Read on.') });
      expect((await getAdvice(actor, courseId, studentId)).advice?.shown?.content).toEqual(
        contentOf('Sorry. Read on.'),
      );
    }));

  it('of more stars takes the return back before the teacher decides, and changes nothing afterwards', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      const id = await addRecommendation({ courseId, studentId });
      await decideOne(teacher, courseId, id, approve);
      await rate(actor, courseId, id, { stars: 1, comment: 'No' });
      const told = await rate(actor, courseId, id, { stars: 4, comment: '' });
      expect(told.advice).toMatchObject({ id, isChecked: true, rating: { stars: 4, comment: null } });
      const { item, history } = await getForReview(teacher, courseId, id);
      expect(item).toMatchObject({ state: 'approved', returnedAt: null });
      expect(history.map(({ action }) => action)).toEqual(['taken_back', 'returned', 'approved']);
      await rate(actor, courseId, id, { stars: 1, comment: 'No' });
      await decideOne(teacher, courseId, id, reject);
      await expect(rate(actor, courseId, id, { stars: 5, comment: '' })).rejects.toMatchObject({
        code: 'recommendation.not_found',
      });
      expect(await getAdvice(actor, courseId, studentId)).toEqual(nothing);
    }));

  it('of something unchecked hides it, too; where a newer draft waits, that one takes its place', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId, actor } = students[0];
      const approved = await addRecommendation({ courseId, studentId, dataVersion: 3 });
      await decideOne(teacher, courseId, approved, approve);
      const waiting = await addRecommendation({ courseId, studentId, dataVersion: 2 });
      await rate(actor, courseId, approved, { stars: 1, comment: 'Wrong' });
      expect((await getForReview(teacher, courseId, approved)).item.state).toBe('outdated');
      expect(await getForReview(teacher, courseId, waiting)).toMatchObject({
        ...{ item: { state: 'draft' }, earlierRatings: [{ stars: 1, comment: 'Wrong' }] },
      });
      expect((await rate(actor, courseId, approved, { stars: 3, comment: '' })).advice?.id).toBe(approved);
      await setAdviceSettings(teacher, courseId, { shown: 'at_once' });
      const { studentId: other, actor: fellow } = students[1];
      const unchecked = await addRecommendation({ courseId, studentId: other });
      expect((await rate(fellow, courseId, unchecked, { stars: 1, comment: '' })).advice?.shown).toBeNull();
    }));
});

describeOnBothDatabases('asking for advice', (test) => {
  const countTasks = async () =>
    (await database().selectFrom('task').select('id').where('name', '=', 'recommendations.generate').execute()).length;

  it('is for teachers always, for students for their own unless some waits or is of the last hour', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const [own, fellow] = students;
      await askForAdvice(own.actor, courseId, own.studentId);
      expect(await countTasks()).toBe(1);
      await expect(askForAdvice(fellow.actor, courseId, own.studentId)).rejects.toMatchObject({
        code: 'student.not_found',
      });
      const id = await addRecommendation({ courseId, studentId: own.studentId });
      await expect(askForAdvice(own.actor, courseId, own.studentId)).rejects.toMatchObject({
        code: 'recommendation.waits_for_review',
      });
      await decideOne(teacher, courseId, id, approve);
      await expect(askForAdvice(own.actor, courseId, own.studentId)).rejects.toMatchObject({
        code: 'recommendation.asked_lately',
      });
      await askForAdvice(teacher, courseId, fellow.studentId);
      expect(await countTasks()).toBe(2);
      await sql`update recommendation set created_at = now() - interval '61 minutes'`.execute(database());
      await sql`delete from task`.execute(database());
      await askForAdvice(own.actor, courseId, own.studentId);
      expect(await countTasks()).toBe(1);
    }));
});
