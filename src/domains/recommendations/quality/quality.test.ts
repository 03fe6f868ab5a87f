import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { actorOf, addAdvisedCourse, addRecommendation, contentOf } from '#test/support/recommendations.ts';
import { decideOne } from '../service/decide.ts';
import { exportQuality, getQuality } from '../service/quality.ts';
import { markDone, rate } from '../service/rate.ts';
import { qualityQuery } from './contract.ts';

const query = qualityQuery.parse({});
const approve = { action: 'approved' } as const;

describeOnBothDatabases('the quality of advice', (test) => {
  it('counts what became of it, together and by kind, origin and week, in the courses of the caller only', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const other = await addAdvisedCourse('other');
      const [one, two, three] = students;
      const unchanged = await addRecommendation({ courseId, studentId: one.studentId, texts: ['Read.', 'Write.'] });
      const edited = await addRecommendation({ courseId, studentId: two.studentId, model: 'gpt' });
      const rejected = await addRecommendation({ courseId, studentId: three.studentId, model: 'gpt' });
      await addRecommendation({ courseId, studentId: three.studentId, language: 'ru' });
      await addRecommendation({ courseId: other.courseId, studentId: other.students[0].studentId });
      await sql`update recommendation set created_at = now() - interval '3 hours'`.execute(database());
      const old = await addRecommendation({ courseId, studentId: one.studentId, state: 'outdated' });
      await sql`update recommendation set created_at = now() - interval '93 days' where id = ${old}`.execute(
        database(),
      );
      await decideOne(teacher, courseId, unchanged, approve);
      await decideOne(teacher, courseId, edited, { action: 'edited', content: contentOf('Come.') });
      await decideOne(teacher, courseId, rejected, { action: 'rejected', reason: 'tone', note: '' });
      await markDone(one.actor, courseId, unchanged, { item: 1, isDone: true });
      await rate(two.actor, courseId, edited, { stars: 1, comment: '' });
      const quality = await getQuality(teacher, query);
      expect(quality.all).toMatchObject({
        ...{ composed: 4, waiting: 2, unchanged: 1, edited: 0, rejected: 1, outdated: 0, returned: 1 },
        ...{ items: 2, itemsDone: 1, ratings: 1, meanStars: null, stars: null },
      });
      expect(quality.all.hoursToDecision).toBeCloseTo(3, 1);
      expect(quality.byKind).toMatchObject([{ kind: 'advice', composed: 4, composer: null, week: null }]);
      expect(quality.byOrigin).toMatchObject([
        { composer: 'model', model: 'gpt', promptVersion: '1', composed: 2 },
        { composer: 'rules', model: null, composed: 2 },
      ]);
      expect(quality.byWeek.reduce((sum, { composed }) => sum + composed, 0)).toBe(4);
      expect(quality.reasons).toEqual([{ reason: 'tone', count: 1 }]);
      const { content } = await exportQuality(teacher, query);
      expect(Buffer.from(content).toString().split('\r\n')[1]).toMatch(/^all,,,,,,4,2,1,0,1,0,1,/);
      const administrator = await actorOf((await addPerson('boss', 'administrator')).id);
      expect((await getQuality(administrator, query)).all.composed).toBe(5);
      expect((await getQuality(other.teacher, { ...query, courseId })).all.composed).toBe(0);
    }));

  it('counts zones then and now of advice that was approved a week ago', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const [one, two, three] = students.map(({ studentId }) => studentId);
      await sql`
        with run as (
          insert into cluster_run (course_id, data_version, as_of, method, sizes, details)
          values (${courseId}, 1, now(), 'probability', '{}', '{}') returning id
        )
        insert into student_zone (course_id, student_id, cluster_run_id, data_version, as_of, zone, risk_score, reasons)
        select ${courseId}, student_id, id, 1, now(), 'B', 50, '[]'
        from run, unnest(${[one, two, three]}::integer[]) as student_id`.execute(database());
      const add = async (studentId: number | undefined, zone: string | null, days: number) => {
        const id = await addRecommendation({ courseId, studentId: studentId ?? 0 });
        await decideOne(teacher, courseId, id, approve);
        await sql`
          update recommendation set facts = ${JSON.stringify({ zone })}::jsonb,
            created_at = now() - interval '9 days', decided_at = now() - ${days}::integer * interval '1 day'
          where id = ${id}`.execute(database());
      };
      await add(one, 'C', 6);
      const nothingYet = { zoneBetter: 0, zoneSame: 0, zoneWorse: 0 };
      expect((await getQuality(teacher, query)).all).toMatchObject(nothingYet);
      await add(one, 'C', 8);
      await add(one, 'C', 7);
      await add(two, 'B', 8);
      await add(three, null, 8);
      expect((await getQuality(teacher, query)).all).toMatchObject({ zoneBetter: 2, zoneSame: 1, zoneWorse: 0 });
      await add(three, 'A', 8);
      const { all, byKind } = await getQuality(teacher, query);
      expect(all).toMatchObject({ zoneBetter: 2, zoneSame: 1, zoneWorse: 1 });
      expect(byKind).toMatchObject([{ zoneBetter: 2, zoneSame: 1, zoneWorse: 1 }]);
    }));

  it('tells mean and spread of ratings from five on', () =>
    test.run(async () => {
      const { courseId, teacher, students } = await addAdvisedCourse();
      const ids: string[] = [];
      const rateNext = async (stars: number) => {
        const student = students[ids.length % 3] ?? students[0];
        const id = await addRecommendation({ courseId, studentId: student.studentId });
        await decideOne(teacher, courseId, id, approve);
        await rate(student.actor, courseId, id, { stars, comment: '' });
        ids.push(id);
      };
      for (const stars of [3, 4, 5, 5]) await rateNext(stars);
      expect((await getQuality(teacher, query)).all).toMatchObject({ ratings: 4, meanStars: null, stars: null });
      await rateNext(3);
      expect((await getQuality(teacher, query)).all).toMatchObject({
        ...{ ratings: 5, meanStars: 4, stars: [0, 0, 2, 1, 2] },
      });
    }));
});
