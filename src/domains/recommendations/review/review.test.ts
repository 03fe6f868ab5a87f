import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { assignHead, createProgramme, setProgrammeOfCourse } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { actorOf, addAdvisedCourse, addRecommendation, contentOf } from '#test/support/recommendations.ts';
import { decideMany, decideOne, undoMany, undoOne } from '../service/decide.ts';
import { generateKind } from '../service/kinds.ts';
import { countWaiting, getForReview, listForReview } from '../service/review.ts';
import { reviewQuery } from './contract.ts';

const query = (given: object = {}) => reviewQuery.parse(given);
const rejected = { action: 'rejected', reason: 'untrue', note: 'The essay is done.' } as const;

const recorded = async () =>
  (
    await sql<{ decision: string; studentId: number }>`
      select details ->> 'decision' as decision, student_id as "studentId" from audit_event
      where action = 'recommendation.decided' order by at, id`.execute(database())
  ).rows;

describeOnBothDatabases('the queue of recommendations', (test) => {
  it('has the most urgent first, page by page, each once, and those that others teach not at all', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const other = await addAdvisedCourse('other');
      const [calm, urgent, middle] = students;
      const ids = {
        calm: await addRecommendation({ courseId, studentId: calm.studentId, urgency: 0.1 }),
        middle: await addRecommendation({ courseId, studentId: middle.studentId, urgency: 0.30000000000000004 }),
        same: await addRecommendation({ courseId, studentId: middle.studentId, urgency: 0.1, language: 'ru' }),
        urgent: await addRecommendation({ courseId, studentId: urgent.studentId, urgency: 0.9 }),
      };
      await addRecommendation({ courseId: other.courseId, studentId: other.students[0].studentId, urgency: 1 });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listForReview(teacher, query({ limit: 1, ...(cursor !== null && { cursor }) }));
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual([ids.urgent, ids.middle, ids.calm, ids.same]);
      expect(await countWaiting(teacher)).toEqual({
        ...{ total: 4, delayed: 0 },
        courses: [{ id: courseId, name: 'Course course', waiting: 4, returned: 0 }],
      });
      expect((await listForReview(teacher, query({ courseId: other.courseId }))).items).toEqual([]);
    }));

  it('tells how many are late because no model answers, in the own courses alone', () =>
    test.run(async () => {
      const own = await addAdvisedCourse();
      const other = await addAdvisedCourse('other');
      for (const { courseId, students } of [own, other]) {
        for (const { studentId } of students) {
          await transaction(() => enqueue(generateKind, { courseId, studentId, isAsked: false }));
        }
      }
      expect((await countWaiting(own.teacher)).delayed).toBe(0);
      const late = [own.students[0], own.students[1], other.students[0]].map(({ studentId }) => studentId);
      await sql`
        update task set attempts = 1 where split_part(key, ' ', 2) = any(${late.map(String)}::text[])`.execute(
        database(),
      );
      expect((await countWaiting(own.teacher)).delayed).toBe(2);
    }));

  it('is narrowed by course, kind, zone, language and composer', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const [one, two, three] = students.map(({ studentId }) => studentId);
      const ids = [
        await addRecommendation({ courseId, studentId: one ?? 0, model: 'gpt' }),
        await addRecommendation({ courseId, studentId: two ?? 0, language: 'ru' }),
        await addRecommendation({ courseId, studentId: three ?? 0 }),
      ];
      await sql`
        with run as (
          insert into cluster_run (course_id, data_version, as_of, method, sizes, details)
          values (${courseId}, 1, now(), 'probability', '{}', '{}') returning id
        )
        insert into student_zone (course_id, student_id, cluster_run_id, data_version, as_of, zone, risk_score, reasons)
        select ${courseId}, ${three ?? 0}, id, 1, now(), 'C', 70, '[]' from run`.execute(database());
      const found = async (filter: object) =>
        (await listForReview(teacher, query(filter))).items.map(({ id }) => ids.indexOf(id));
      expect(await found({ composer: 'model' })).toEqual([0]);
      expect(await found({ language: 'ru' })).toEqual([1]);
      expect(await found({ zone: 'C' })).toEqual([2]);
      expect(await found({ kind: 'test_feedback' })).toEqual([]);
      expect(await found({ kind: 'advice', courseId })).toEqual([0, 1, 2]);
      expect(await found({ studentId: two ?? 0 })).toEqual([1]);
    }));

  it('keeps what was composed beside what the teacher made of it, and gives both back when that is undone', () =>
    test.run(async () => {
      const { courseId, teacher, colleague, students } = await addAdvisedCourse();
      const id = await addRecommendation({ courseId, studentId: students[0].studentId, texts: ['Read.', 'Write.'] });
      const edited = contentOf('Read chapter 2.');
      const after = await decideOne(teacher, courseId, id, { action: 'edited', content: edited });
      expect(after.item).toMatchObject({ state: 'approved', content: contentOf('Read.', 'Write.'), edited });
      expect(after.history).toMatchObject([{ action: 'edited', by: 'Person course-teacher' }]);
      const undone = await undoOne(colleague, courseId, id, after.history[0]?.id ?? '');
      expect(undone.item).toMatchObject({ state: 'draft', edited: null });
      expect(undone.history.map(({ action, by }) => [action, by])).toEqual([
        ['taken_back', 'Person course-colleague'],
        ['edited', 'Person course-teacher'],
      ]);
      const same = await decideOne(teacher, courseId, id, {
        action: 'edited',
        content: contentOf('Read.', 'Write.'),
      });
      expect(same.history[0]?.action).toBe('approved');
      expect((await recorded()).map(({ decision }) => decision)).toEqual(['edited', 'taken_back', 'approved']);
    }));

  it('tells the second of two teachers what the first has done, and changes nothing', () =>
    test.run(async () => {
      const { courseId, teacher, colleague, students } = await addAdvisedCourse();
      const id = await addRecommendation({ courseId, studentId: students[0].studentId });
      const answers = await Promise.allSettled([
        decideOne(teacher, courseId, id, { action: 'approved' }),
        decideOne(colleague, courseId, id, rejected),
      ]);
      const [lost] = answers.filter((answer) => answer.status === 'rejected');
      const { item, history } = await getForReview(teacher, courseId, id);
      expect(lost?.reason).toMatchObject({ code: `recommendation.already_${item.state}`, status: 409 });
      expect(history).toHaveLength(1);
      await sql`update recommendation set state = 'outdated' where id = ${id}`.execute(database());
      await expect(decideOne(teacher, courseId, id, rejected)).rejects.toMatchObject({
        code: 'recommendation.outdated',
      });
    }));

  it('takes back the last decision only, and none behind which a newer draft waits', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const { studentId } = students[0];
      const id = await addRecommendation({ courseId, studentId });
      const first = (await decideOne(teacher, courseId, id, rejected)).history[0];
      expect(first).toMatchObject({ reason: 'untrue', note: 'The essay is done.' });
      await undoOne(teacher, courseId, id, first?.id ?? '');
      const second = (await decideOne(teacher, courseId, id, { action: 'approved' })).history[0];
      const refusal = { code: 'recommendation.not_undone' };
      await expect(undoOne(teacher, courseId, id, first?.id ?? '')).rejects.toMatchObject(refusal);
      await addRecommendation({ courseId, studentId });
      await expect(undoOne(teacher, courseId, id, second?.id ?? '')).rejects.toMatchObject(refusal);
    }));

  it('decides about many at once, says which were decided already, and undoes all of it', () =>
    test.run(async () => {
      const { courseId, teacher, colleague, students } = await addAdvisedCourse();
      const other = await addAdvisedCourse('other');
      const ids = await Promise.all(students.map(({ studentId }) => addRecommendation({ courseId, studentId })));
      const foreign = await addRecommendation({
        courseId: other.courseId,
        studentId: other.students[0].studentId,
      });
      const [early = ''] = ids;
      await decideOne(colleague, courseId, early, rejected);
      const { decided, refused } = await decideMany(teacher, [...ids, foreign], { action: 'approved' });
      expect(decided.map(({ id }) => id).toSorted()).toEqual(ids.slice(1).toSorted());
      expect(refused).toEqual([
        { id: early, state: 'rejected' },
        { id: foreign, state: 'gone' },
      ]);
      const approved = await listForReview(teacher, query({ state: 'approved', limit: 1 }));
      const rest = await listForReview(teacher, query({ state: 'approved', cursor: approved.nextCursor ?? '' }));
      expect([...approved.items, ...rest.items].map(({ id }) => id).toSorted()).toEqual(ids.slice(1).toSorted());
      const undone = await undoMany(
        teacher,
        decided.map(({ decisionId }) => decisionId),
      );
      expect(undone).toEqual({ restored: expect.arrayContaining(ids.slice(1)) as unknown, refused: 0 });
      expect((await countWaiting(teacher)).total).toBe(2);
      expect((await countWaiting(other.teacher)).total).toBe(1);
    }));

  it('is read by the head of the programme, who decides nothing, and is nothing to others', () =>
    test.run(async () => {
      const { courseId, students } = await addAdvisedCourse();
      const other = await addAdvisedCourse('other');
      const id = await addRecommendation({ courseId, studentId: students[0].studentId });
      const programmeId = await createProgramme('Programme');
      await setProgrammeOfCourse(courseId, programmeId);
      const { id: headId } = await addPerson('head', 'head', 'teacher');
      await assignHead(headId, programmeId);
      const head = await actorOf(headId);
      expect((await listForReview(head, query())).items).toMatchObject([{ id, mayDecide: false }]);
      const approve = { action: 'approved' } as const;
      await expect(decideOne(head, courseId, id, approve)).rejects.toMatchObject({ code: 'access.denied' });
      expect(await decideMany(head, [id], approve)).toEqual({ decided: [], refused: [{ id, state: 'gone' }] });
      const nobody = { code: 'course.not_found' };
      await expect(decideOne(other.teacher, courseId, id, approve)).rejects.toMatchObject(nobody);
      await expect(getForReview(other.teacher, courseId, id)).rejects.toMatchObject(nobody);
      await expect(getForReview(other.teacher, other.courseId, id)).rejects.toMatchObject({
        code: 'recommendation.not_found',
      });
    }));
});
