import { sql } from 'kysely';
import type { Locale } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';
import type { RecommendationContent } from '../content/contract.ts';

/** So many stars make a text an example. */
const leastStars = 4;
/** So many examples a model is shown; more would crowd out the facts. */
const mostExamples = 2;

/**
 * What a model has written and students of the course rated well, the latest decided first. Not what a teacher has changed:
 * that may name people.
 */
export async function listWellRated(
  courseId: number,
  kind: 'advice' | 'test_feedback',
  language: Locale,
): Promise<RecommendationContent[]> {
  const { rows } = await sql<{ content: RecommendationContent }>`
    select content from recommendation join recommendation_rating as rating on rating.recommendation_id = recommendation.id
    where course_id = ${courseId} and state = 'approved' and kind = ${kind} and language = ${language}
      and composer = 'model' and edited is null and stars >= ${leastStars}
    order by decided_at desc, recommendation.id desc limit ${mostExamples}`.execute(database());
  return rows.map(({ content }) => content);
}
