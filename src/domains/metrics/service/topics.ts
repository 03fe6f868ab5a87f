import type { Actor } from '#kernel/actor.ts';
import { assertCourseReadable, assertStudentReadable, findSuppression, isSmallCourse } from '#domains/roster/index.ts';
import * as store from '../store/topics.ts';
import type { StudentTopicList, TopicList } from '../topics/contract.ts';
import { leastAnswers, weakest } from '../topics/weakness.ts';
import { rulesOfCourse } from './weights.ts';

/** The weakest topics of a course, the weakest first. Who may know it is the caller's to check. */
export async function listWeakTopicsOfCourse(courseId: number): Promise<{ topic: string; meanPct: number }[]> {
  const { fewResults } = await rulesOfCourse(courseId);
  const topics = await store.listTopics(courseId);
  const weak = weakest(
    topics.map(({ topic, answers, meanPct }) => ({ topic, answers, level: meanPct })),
    fewResults,
  );
  const byName = new Map(topics.map((one) => [one.topic, one]));
  return [...weak].flatMap((topic) => byName.get(topic) ?? []);
}

/** How the topics of a course go, and which are the weakest. @throws AppError course.not_found */
export async function getTopics(actor: Actor, courseId: number): Promise<TopicList> {
  await assertCourseReadable(actor, courseId);
  const { fewResults } = await rulesOfCourse(courseId);
  const topics = await store.listTopics(courseId);
  const weak = weakest(
    topics.map(({ meanPct, ...topic }) => ({ ...topic, level: meanPct })),
    fewResults,
  );
  const items = topics.map((topic) => ({
    ...topic,
    isFew: topic.answers < fewResults,
    isWeak: weak.has(topic.topic),
  }));
  return { fewResults, items };
}

/**
 * How a student's topics go beside the course's, and which are the weakest. Without what is of all students together where
 * the actor may not see that of so few; the estimate leans on the course and gives way to the mean then.
 *
 * @throws AppError student.not_found
 */
export async function getTopicsOfStudent(actor: Actor, courseId: number, studentId: number): Promise<StudentTopicList> {
  await assertStudentReadable(actor, courseId, studentId);
  const isSuppressed = (await findSuppression(actor, courseId)) !== undefined;
  const topics = (await store.listTopicsOfStudent(courseId, studentId)).map((topic) =>
    isSuppressed ? { ...topic, estimatePct: topic.meanPct, coursePct: null } : topic,
  );
  const weak = weakest(
    topics.map(({ estimatePct, ...topic }) => ({ ...topic, level: estimatePct })),
    leastAnswers,
  );
  return {
    items: topics.map((topic) => ({
      ...topic,
      isFew: topic.answers < leastAnswers,
      isWeak: weak.has(topic.topic),
    })),
  };
}

/** A weak topic of a student, by figures of the student alone. */
export interface WeakTopic {
  readonly topic: string;
  readonly answers: number;
  readonly meanPct: number;
}

/** The weak topics of each student of a course, or of one, the weakest first: those that pages mark (getTopicsOfStudent). */
export async function listWeakTopics(courseId: number, studentId?: number): Promise<Map<number, WeakTopic[]>> {
  const isSmall = await isSmallCourse(courseId);
  const topics = await store.listTopicsOfStudents(courseId, studentId);
  const byStudent = Map.groupBy(topics, (topic) => topic.studentId);
  return new Map(
    [...byStudent].map(([id, own]) => {
      const weak = weakest(
        own.map(({ topic, answers, meanPct, estimatePct }) => ({
          ...{ topic, answers, level: isSmall ? meanPct : estimatePct },
        })),
        leastAnswers,
      );
      const byName = new Map(own.map((one) => [one.topic, one]));
      return [id, [...weak].flatMap((topic) => byName.get(topic) ?? [])];
    }),
  );
}
