import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** An answer that may be given again. */
export interface KeptAnswer {
  readonly text: string;
  readonly provider: string;
  readonly model: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly callId: string;
}

export async function findAnswer(hash: string): Promise<KeptAnswer | undefined> {
  return database()
    .selectFrom('llm_answer')
    .select(['text', 'provider', 'model'])
    .select(['tokens_in as tokensIn', 'tokens_out as tokensOut', 'call_id as callId'])
    .where('hash', '=', hash)
    .where(sql<boolean>`expires_at > now()`)
    .executeTakeFirst();
}

/** Keeps an answer; of a course or student that is gone meanwhile none is kept. */
export async function keepAnswer(
  hash: string,
  { text, provider, model, tokensIn, tokensOut, callId }: KeptAnswer,
  about: { courseId: number | null; studentId: number | null },
  hours: number,
): Promise<void> {
  await sql`
    insert into llm_answer as kept (hash, expires_at, call_id, course_id, student_id, provider, model, text, tokens_in, tokens_out)
    select ${hash}, now() + make_interval(hours => ${hours}), ${callId}, ${about.courseId}, ${about.studentId},
      ${provider}, ${model}, ${text}, ${tokensIn}, ${tokensOut}
    where (${about.courseId}::integer is null or exists (select from course where id = ${about.courseId} for key share))
      and (${about.studentId}::integer is null or exists (select from student where id = ${about.studentId} for key share))
    on conflict (hash) do update set expires_at = excluded.expires_at, call_id = excluded.call_id, text = excluded.text,
      provider = excluded.provider, model = excluded.model, tokens_in = excluded.tokens_in,
      tokens_out = excluded.tokens_out`.execute(database());
}

/** Nobody is given this call's answer again. */
export async function forgetAnswerOf(callId: string): Promise<void> {
  await database().deleteFrom('llm_answer').where('call_id', '=', callId).execute();
}

/** At most `limit`, so that no statement takes long. @returns how many were removed */
export async function removeOldAnswers(limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from llm_answer where hash in (
      select hash from llm_answer where expires_at < now() order by expires_at limit ${limit}
    )`.execute(database());
  return Number(numAffectedRows);
}
