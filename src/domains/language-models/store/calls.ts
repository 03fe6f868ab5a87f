import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { CallFilter, CallOutcome, ModelCall } from '../contract.ts';

/** A row to be. */
export type NewCall = Omit<ModelCall, 'at' | 'courseName'>;

export async function insertCall(call: NewCall): Promise<void> {
  await database()
    .insertInto('llm_call')
    .values({
      ...{ id: call.id, provider: call.provider, model: call.model, purpose: call.purpose },
      ...{ course_id: call.courseId, data_version: call.dataVersion, attempt: call.attempt },
      ...{ is_cached: call.isCached, duration_ms: call.durationMs, cost: call.cost },
      ...{ tokens_in: call.tokensIn, tokens_out: call.tokensOut, outcome: call.outcome, error_code: call.errorCode },
    })
    .execute();
}

/** An answer did not stand the check of its facts. @returns whether there was such an answer */
export async function markUntrue(callId: string, code: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update llm_call set outcome = 'untrue', error_code = ${code}
    where id = ${callId} and outcome = 'answered'`.execute(database());
  return numAffectedRows > 0n;
}

export type CallRow = Omit<ModelCall, 'at'> & { at: Date };

/** Newest first. @param after the last row of the page before */
export async function listCalls(
  filter: CallFilter,
  limit: number,
  after: { at: string; id: string } | undefined,
): Promise<CallRow[]> {
  const before = after ? sql`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<CallRow>`
    select page.id, page.at, provider, model, purpose, course_id as "courseId",
      course.name as "courseName", page.data_version as "dataVersion", attempt, is_cached as "isCached",
      duration_ms as "durationMs", tokens_in as "tokensIn", tokens_out as "tokensOut", cost, outcome,
      error_code as "errorCode"
    from (
      select * from llm_call where ${sql.join([before, ...conditionsOf(filter)], sql` and `)}
      order by at desc, id desc limit ${limit}
    ) as page
    left join course on course.id = page.course_id
    order by page.at desc, page.id desc`.execute(database());
  return rows;
}

/** Only those asked for are part of the statement. */
function conditionsOf({ provider, outcome, courseId, from, to }: CallFilter): RawBuilder<unknown>[] {
  return [
    provider !== undefined && sql`provider = ${provider}`,
    outcome !== undefined && sql`outcome = ${outcome}`,
    courseId !== undefined && sql`course_id = ${courseId}`,
    from !== undefined && sql`at >= ${from}::timestamptz`,
    to !== undefined && sql`at < ${to}::timestamptz`,
  ].filter((condition) => condition !== false);
}

const failing: readonly CallOutcome[] = ['temporary', 'permanent', 'broken'];

/** Calls of the last 30 minutes that reached the provider, and how many of them failed. */
export async function countRecent(provider: string): Promise<{ calls: number; failed: number }> {
  const { rows } = await sql<{ calls: number; failed: number }>`
    select count(*)::integer as calls, count(*) filter (where outcome = any(${[...failing]}))::integer as failed
    from llm_call where provider = ${provider} and at > now() - interval '30 minutes'
      and at < now() + interval '1 day' and not is_cached
      and outcome <> 'circuit_open' and not (outcome = 'over_limit' and error_code <> 'http_429')`.execute(database());
  return rows.at(0) ?? { calls: 0, failed: 0 };
}
