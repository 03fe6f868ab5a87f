import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Decision, Rating, ReviewItem } from '../review/contract.ts';

/** As the database tells it; JSON holds moments as texts already. */
interface ReviewRow extends Omit<ReviewItem, 'createdAt' | 'returnedAt' | 'mayDecide'> {
  readonly createdAt: Date;
  readonly returnedAt: Date | null;
}

/** A moment as programs write it. */
export const iso = (moment: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A decision (alias `decision`) as an object. */
const decisionObject = sql`json_build_object('id', decision.id, 'action', decision.action, 'reason', decision.reason,
  'note', decision.note, 'at', ${iso(sql`decision.created_at`)},
  'by', (select name from user_account where user_account.id = decision.user_id))`;

/** A rating (alias `rating`) as an object. */
export const ratingObject = sql`json_build_object('stars', rating.stars, 'comment', rating.comment,
  'at', ${iso(sql`rating.rated_at`)})`;

/** Names of the activities that a recommendation (alias `shown`) names, as a list; those that are gone are left out. */
export const activitiesOf = (content: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce((
    select json_agg(json_build_object('id', activity.id, 'name', activity.name) order by activity.position, activity.id)
    from activity where activity.course_id = shown.course_id and activity.id in (
      select value::integer from jsonb_array_elements(${content} -> 'items') as item (told),
        jsonb_array_elements_text(item.told -> 'activityIds') as named (value))
  ), '[]')`;

/** Places of the items of a recommendation (alias `shown`) that are done, as a list. */
export const doneOf = sql`coalesce((
    select json_agg(item order by item) from recommendation_done where recommendation_id = shown.id), '[]')`;

/**
 * All that reviewers see of recommendations.
 *
 * @param rows a query of rows of `recommendation`
 * @param order by which they are listed, of alias `shown`
 */
export async function listReviewItems(
  rows: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<Omit<ReviewItem, 'mayDecide'>[]> {
  const found = await sql<ReviewRow>`
    select shown.id, json_build_object('id', course.id, 'name', course.name) as course, shown.kind,
      shown.student_id as "studentId", coalesce(student.name, (
        select min(external_id) from student_identity where student_identity.student_id = student.id
      ), student.id::text) as student, student_zone.zone, test.name as test, shown.language, shown.composer,
      shown.model, shown.prompt_version as "promptVersion", shown.content, shown.edited,
      ${activitiesOf(sql`coalesce(shown.edited, shown.content)`)} as activities, shown.state, shown.urgency,
      shown.created_at as "createdAt", shown.returned_at as "returnedAt", (
        select ${decisionObject} from recommendation_decision as decision
        where decision.recommendation_id = shown.id order by decision.id desc limit 1
      ) as decision, (
        select ${ratingObject} from recommendation_rating as rating where rating.recommendation_id = shown.id
      ) as rating, ${doneOf} as done
    from (${rows}) as shown
    join course on course.id = shown.course_id
    join student on student.id = shown.student_id
    left join student_zone on student_zone.course_id = shown.course_id and student_zone.student_id = shown.student_id
    left join activity as test on test.id = shown.activity_id
    order by ${order}`.execute(database());
  return found.rows.map(({ createdAt, returnedAt, ...item }) => ({
    ...item,
    createdAt: createdAt.toISOString(),
    returnedAt: returnedAt?.toISOString() ?? null,
  }));
}

/** What was decided about a recommendation, newest first. */
export async function listDecisions(recommendationId: string): Promise<Decision[]> {
  const { rows } = await sql<{ decision: Decision }>`
    select ${decisionObject} as decision from recommendation_decision as decision
    where decision.recommendation_id = ${recommendationId} order by decision.id desc`.execute(database());
  return rows.map(({ decision }) => decision);
}

/** What the student said of earlier recommendations of the same kind, and of the same test; newest first. */
export async function listEarlierRatings(recommendationId: string): Promise<Rating[]> {
  const { rows } = await sql<{ rating: Rating }>`
    select ${ratingObject} as rating
    from recommendation as shown
    join recommendation as earlier on earlier.course_id = shown.course_id and earlier.student_id = shown.student_id
      and earlier.kind = shown.kind and earlier.id < shown.id
      and earlier.activity_id is not distinct from shown.activity_id
    join recommendation_rating as rating on rating.recommendation_id = earlier.id
    where shown.id = ${recommendationId} order by earlier.id desc limit 5`.execute(database());
  return rows.map(({ rating }) => rating);
}
