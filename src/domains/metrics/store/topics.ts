import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { cellsApartAsOf } from '#domains/gradebook/index.ts';
import { answersOf, testsOf } from '#domains/questions/index.ts';
import type { MetricRules } from '../grading/rules.ts';
import type { NamedActivity } from '../topics/topic-names.ts';
import { priorAnswers } from '../topics/weakness.ts';
import { sharesAsOf } from './grades.ts';

/** Activities of a course by what tells their topics. */
export async function listNamedActivities(courseId: number): Promise<NamedActivity[]> {
  return database()
    .selectFrom('activity')
    .select(['id', 'name', 'topic'])
    .where('course_id', '=', courseId)
    .where('kind', '<>', 'lesson')
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/**
 * Computes and stores the topics of a course and of its students, in one statement, from the topics that
 * `replaceActivityMetrics` has stored. An answer is a share of the most points, from 0 to 1, where the activity is scored;
 * else 1 for done, 0 for failed and for overdue. In a test whose questions are known each question is an answer: 1 for
 * right, 0 for wrong and for skipped; of what is unchecked nothing is known.
 */
export async function replaceTopicMetrics(courseId: number, at: Date, rules: MetricRules): Promise<void> {
  await database().deleteFrom('topic_metric').where('course_id', '=', courseId).execute();
  await database().deleteFrom('student_topic_metric').where('course_id', '=', courseId).execute();
  await sql`
    with about as materialized (
      select activity_id, metric.topic, scored, position, activity_id in ${testsOf(courseId)} as is_asked
      from activity_metric as metric join activity on activity.id = metric.activity_id
      where metric.course_id = ${courseId} and activity.course_id = ${courseId} and metric.topic is not null
    ), answer as materialized (
      select student_id, activity_id, topic, least(1, greatest(0, share)) as value
      from ${sharesAsOf(courseId, at, { ...rules, overdueIsZero: false })} as said join about using (activity_id)
      where not is_asked
      union all
      select cell.student_id, activity_id, topic, (is_done and not is_failed)::integer
      from ${cellsApartAsOf(courseId, at, rules.passPct)} as cell join about using (activity_id)
      where scored = 0 and not is_asked and not is_excused and (is_done or is_overdue)
      union all
      select student_id, activity_id, topic, (verdict = 'right')::integer
      from ${answersOf(courseId)} as given join about using (activity_id) where verdict <> 'unchecked'
    ), topic as (
      select topic, count(distinct activity_id) as activities, count(distinct answer.student_id) as students,
        count(*) as answers, avg(value) as mean
      from answer join enrolment on enrolment.course_id = ${courseId} and enrolment.student_id = answer.student_id
      group by topic
    ), written as (
      insert into topic_metric (course_id, topic, position, activities, students, answers, mean_pct)
      select ${courseId}, topic, (select min(position) from about where about.topic = topic.topic), activities, students,
        answers, 100 * mean
      from topic
    )
    insert into student_topic_metric (course_id, student_id, topic, answers, mean_pct, estimate_pct)
    select ${courseId}, answer.student_id, topic, count(*), 100 * avg(value),
      100 * (sum(value) + ${priorAnswers}::integer * min(mean)) / (count(*) + ${priorAnswers}::integer)
    from answer join topic using (topic)
      join enrolment on enrolment.course_id = ${courseId} and enrolment.student_id = answer.student_id
    group by answer.student_id, topic`.execute(database());
}

/** Topics of the activities of a course as they were last computed, by activity; without those that have none. */
export async function listTopicsOfActivities(courseId: number): Promise<Map<number, string>> {
  const { rows } = await sql<{ activityId: number; topic: string }>`
    select activity_id as "activityId", topic from activity_metric
    where course_id = ${courseId} and topic is not null order by 1`.execute(database());
  return new Map(rows.map(({ activityId, topic }) => [activityId, topic]));
}

export interface StoredTopic {
  topic: string;
  activities: number;
  students: number;
  answers: number;
  meanPct: number;
}

/** Topics of a course, in its order. */
export async function listTopics(courseId: number): Promise<StoredTopic[]> {
  const { rows } = await sql<StoredTopic>`
    select topic, activities, students, answers, mean_pct as "meanPct"
    from topic_metric where course_id = ${courseId} order by position, topic`.execute(database());
  return rows;
}

export interface StoredStudentTopic {
  topic: string;
  answers: number;
  meanPct: number;
  estimatePct: number;
  coursePct: number;
}

/** Topics as each student of a course has them, or one, in the order of the course. */
export async function listTopicsOfStudents(
  courseId: number,
  studentId?: number,
): Promise<(Omit<StoredStudentTopic, 'coursePct'> & { studentId: number })[]> {
  const { rows } = await sql<Omit<StoredStudentTopic, 'coursePct'> & { studentId: number }>`
    select student_id as "studentId", own.topic, own.answers, own.mean_pct as "meanPct", estimate_pct as "estimatePct"
    from student_topic_metric as own
      join topic_metric on topic_metric.course_id = own.course_id and topic_metric.topic = own.topic
    where own.course_id = ${courseId} and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})
    order by student_id, position, own.topic`.execute(database());
  return rows;
}

/** Topics of a course as one student has them, in its order. */
export async function listTopicsOfStudent(courseId: number, studentId: number): Promise<StoredStudentTopic[]> {
  const { rows } = await sql<StoredStudentTopic>`
    select own.topic, own.answers, own.mean_pct as "meanPct", estimate_pct as "estimatePct",
      topic_metric.mean_pct as "coursePct"
    from student_topic_metric as own
      join topic_metric on topic_metric.course_id = own.course_id and topic_metric.topic = own.topic
    where own.course_id = ${courseId} and own.student_id = ${studentId}
    order by position, own.topic`.execute(database());
  return rows;
}
