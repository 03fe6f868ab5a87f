import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import type { RecommendationContent } from '../content/contract.ts';
import { reviewedKinds, type RecommendationState, type RejectionReason } from '../review/contract.ts';

/** One whose state has changed. */
export interface Decided {
  readonly id: string;
  readonly courseId: number;
  readonly studentId: number;
  readonly decisionId: string;
}

/** What is decided; `edited` of all of them: a text is changed for one at a time. */
export interface NewDecision {
  readonly action: 'approved' | 'edited' | 'rejected';
  readonly edited?: RecommendationContent;
  readonly reason?: RejectionReason;
  readonly note?: string;
}

/** What taking a decision back restores, as it stands in `before`; of alias `held`. */
const before = sql`jsonb_build_object('state', held.state, 'edited', held.edited, 'returnedAt', held.returned_at)`;

/** Of these, the drafts of these courses, locked: whoever comes second finds them decided. */
export async function lockDrafts(ids: readonly string[], courseIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from recommendation where id = any(${[...new Set(ids)]}::uuid[]) and state = 'draft'
      and course_id = any(${[...courseIds]}::integer[]) and kind = any(${[...reviewedKinds]}::text[])
    order by id for update`.execute(database());
  return rows.map(({ id }) => id);
}

/** Decides about drafts that are locked. */
export async function decide(
  ids: readonly string[],
  { action, edited, reason, note }: NewDecision,
  userId: string,
): Promise<Decided[]> {
  const state = action === 'rejected' ? 'rejected' : 'approved';
  const text = edited === undefined ? null : JSON.stringify(edited);
  const { rows } = await sql<Decided>`
    with held as (
      select recommendation.*, wanted.decision_id
      from unnest(${[...ids]}::uuid[], ${ids.map(() => newId())}::uuid[]) as wanted (id, decision_id)
      join recommendation on recommendation.id = wanted.id
    ), noted as (
      insert into recommendation_decision (id, recommendation_id, action, user_id, note, reason, before)
      select decision_id, id, ${action}, ${userId}, ${note ?? null}, ${reason ?? null}, ${before} from held
    )
    update recommendation set state = ${state}, edited = coalesce(${text}::jsonb, recommendation.edited),
      decided_by = ${userId}, decided_at = now(),
      -- what brought it back is answered by an approval, and stays beside a rejection
      returned_at = case when ${state} = 'approved' then null else recommendation.returned_at end
    from held where recommendation.id = held.id
    returning recommendation.id, held.course_id as "courseId", held.student_id as "studentId",
      held.decision_id as "decisionId"`.execute(database());
  return rows;
}

/** Forgets which items are done where a change has taken some away or added some: places have another meaning. */
export async function forgetDone(ids: readonly string[]): Promise<void> {
  await sql`
    delete from recommendation_done using recommendation
    where recommendation.id = any(${[...ids]}::uuid[]) and recommendation_id = recommendation.id
      and jsonb_array_length(content -> 'items') <> jsonb_array_length(coalesce(edited, content) -> 'items')`.execute(
    database(),
  );
}

/** How recommendations of courses stand; those that are not there are left out. */
export async function listStates(
  ids: readonly string[],
  courseIds: readonly number[],
): Promise<Map<string, RecommendationState>> {
  const { rows } = await sql<{ id: string; state: RecommendationState }>`
    select id, state from recommendation where id = any(${[...ids]}::uuid[])
      and course_id = any(${[...courseIds]}::integer[]) and kind = any(${[...reviewedKinds]}::text[])`.execute(
    database(),
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** A decision that can be taken back: the last of its recommendation, which is locked, and no newer draft in its place. */
export async function lockLastDecisions(
  decisionIds: readonly string[],
  courseIds: readonly number[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select decision.id
    from recommendation_decision as decision
    join recommendation as held on held.id = decision.recommendation_id
    where decision.id = any(${[...new Set(decisionIds)]}::uuid[]) and held.course_id = any(${[...courseIds]}::integer[])
      and held.kind = any(${[...reviewedKinds]}::text[]) and held.state in ('approved', 'rejected')
      and decision.action in ('approved', 'edited', 'rejected')
      and not exists (select from recommendation_decision as later
        where later.recommendation_id = held.id and later.id > decision.id)
      and not exists (select from recommendation as newer where newer.course_id = held.course_id
        and newer.student_id = held.student_id and newer.kind = held.kind and newer.language = held.language
        and newer.activity_id is not distinct from held.activity_id and newer.state = 'draft')
    order by held.id for update of held`.execute(database());
  return rows.map(({ id }) => id);
}

/** Restores what was before the last decisions of recommendations that are locked. */
export async function takeBack(decisionIds: readonly string[], userId: string): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    with held as (
      select recommendation.*, decision.before, wanted.new_id
      from unnest(${[...decisionIds]}::uuid[], ${decisionIds.map(() => newId())}::uuid[]) as wanted (id, new_id)
      join recommendation_decision as decision on decision.id = wanted.id
      join recommendation on recommendation.id = decision.recommendation_id
    ), noted as (
      insert into recommendation_decision (id, recommendation_id, action, user_id, before)
      select new_id, id, 'taken_back', ${userId}, ${before} from held
    )
    update recommendation set state = held.before ->> 'state',
      edited = nullif(held.before -> 'edited', 'null'::jsonb),
      returned_at = (held.before ->> 'returnedAt')::timestamptz, decided_by = null, decided_at = null
    from held where recommendation.id = held.id
    returning recommendation.id, held.course_id as "courseId", held.student_id as "studentId",
      held.new_id as "decisionId"`.execute(database());
  return rows;
}
