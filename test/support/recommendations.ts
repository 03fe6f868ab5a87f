import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { assignTeachers, linkStudentToUser, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import type { RecommendationContent } from '#domains/recommendations/content/contract.ts';
import { addPerson } from './people.ts';

export const contentOf = (...texts: string[]): RecommendationContent => ({
  opening: null,
  items: texts.map((text) => ({ text, activityIds: [], topic: null })),
});

export interface NewRecommendation {
  readonly courseId: number;
  readonly studentId: number;
  readonly texts?: readonly string[];
  readonly content?: RecommendationContent;
  readonly urgency?: number;
  readonly language?: 'ru' | 'en';
  /** Feedback on this test; by default advice. */
  readonly testId?: number;
  /** The model that composed it; by default rules did. */
  readonly model?: string;
  readonly dataVersion?: number;
  readonly state?: 'draft' | 'outdated';
}

/** Adds one as composing would. @returns its id */
export async function addRecommendation({
  courseId,
  studentId,
  texts = ['Do the **essay** first.'],
  content = contentOf(...texts),
  urgency = 0.5,
  language = 'en',
  testId,
  model,
  dataVersion = 1,
  state = 'draft',
}: NewRecommendation): Promise<string> {
  const id = newId();
  await sql`
    insert into recommendation (id, kind, course_id, student_id, activity_id, language, data_version, as_of,
      prompt_version, facts_hash, composer, provider, model, content, state, urgency)
    values (${id}, ${testId === undefined ? 'advice' : 'test_feedback'}, ${courseId}, ${studentId}, ${testId ?? null},
      ${language}, ${dataVersion}, now(), '1', ${id}, ${model === undefined ? 'rules' : 'model'},
      ${model === undefined ? null : 'yandex'}, ${model ?? null}, ${JSON.stringify(content)}::jsonb, ${state},
      ${urgency})`.execute(database());
  return id;
}

/** A course with two teachers and students, each with an account. */
export interface AdvisedCourse {
  readonly courseId: number;
  readonly teacher: Actor;
  readonly colleague: Actor;
  readonly students: readonly [AdvisedStudent, AdvisedStudent, AdvisedStudent];
}

export interface AdvisedStudent {
  readonly studentId: number;
  readonly actor: Actor;
}

/** The actor as signing in would make it. */
export async function actorOf(userId: string): Promise<Actor> {
  const actor = await actorForUser(userId);
  if (!actor) throw new Error('there is no such person');
  return actor;
}

/** @param name of the course; logins of its people begin with it */
export async function addAdvisedCourse(name = 'course'): Promise<AdvisedCourse> {
  const { id: courseId } = await upsertCourse('test', name, `Course ${name}`);
  const teachers = [await addPerson(`${name}-teacher`, 'teacher'), await addPerson(`${name}-colleague`, 'teacher')];
  await assignTeachers(
    [courseId],
    teachers.map(({ id }) => id),
  );
  const keys = ['1', '2', '3'].map((key) => `${name}-${key}`);
  const { ids } = await upsertStudents(
    'test',
    courseId,
    keys.map((externalId) => ({ externalId, name: `Student ${externalId}`, email: null, group: null })),
  );
  const students: AdvisedStudent[] = [];
  for (const [place, key] of keys.entries()) {
    const { id } = await addPerson(key, 'student');
    await linkStudentToUser('test', key, id);
    students.push({ studentId: ids[place] ?? 0, actor: await actorOf(id) });
  }
  const [teacher, colleague] = [await actorOf(teachers[0]?.id ?? ''), await actorOf(teachers[1]?.id ?? '')];
  const [first, second, third] = students;
  if (!first || !second || !third) throw new Error('three students were added');
  return { courseId, teacher, colleague, students: [first, second, third] };
}
