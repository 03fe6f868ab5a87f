import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { newId } from '#kernel/ids.ts';
import type { RecommendationContent, RecommendationKind } from '../content/contract.ts';

/** What was composed, of which facts, and by whom. */
export interface NewText {
  readonly language: 'ru' | 'en';
  /** Null: of a programme. */
  readonly dataVersion: number | null;
  readonly asOf: Date;
  readonly promptVersion: string;
  readonly facts: object;
  readonly factsHash: string;
  readonly composer: 'rules' | 'model';
  readonly provider: string | null;
  readonly model: string | null;
  readonly callId: string | null;
  readonly refusal: string | null;
  readonly content: RecommendationContent;
}

/** Takes out of the queue what nobody has decided about and what is not so any more; in a transaction. */
export async function outdateDrafts(
  courseId: number,
  kind: RecommendationKind,
  drafts: readonly { readonly studentId: number; readonly activityId: number | null }[],
): Promise<void> {
  await sql`
    update recommendation set state = 'outdated'
    from unnest(
      ${drafts.map(({ studentId }) => studentId)}::integer[], ${drafts.map(({ activityId }) => activityId)}::integer[]
    ) as about (student_id, activity_id)
    where course_id = ${courseId} and kind = ${kind} and state = 'draft'
      and recommendation.student_id = about.student_id
      and recommendation.activity_id is not distinct from about.activity_id`.execute(database());
}

/** A draft for a student. */
export interface NewDraft extends NewText {
  readonly studentId: number;
  /** The test that feedback is about. */
  readonly activityId: number | null;
  readonly urgency: number;
}

/**
 * Stores drafts of a course, each in place of the one about the same that nobody has decided about; in a transaction. A
 * student who has left the course meanwhile gets none. In two statements, however many they are.
 */
export async function replaceDrafts(
  courseId: number,
  kind: 'advice' | 'test_feedback',
  drafts: readonly NewDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  await outdateDrafts(courseId, kind, drafts);
  const rows = drafts.map((draft) => ({ ...draft, id: newId() }));
  await sql`
    insert into recommendation (id, kind, course_id, student_id, activity_id, language, data_version, as_of,
      prompt_version, facts, facts_hash, composer, provider, model, call_id, refusal, content, urgency)
    select row.id, ${kind}, ${courseId}, row."studentId", row."activityId", row.language, row."dataVersion", row."asOf",
      row."promptVersion", row.facts, row."factsHash", row.composer, row.provider, row.model, row."callId", row.refusal,
      row.content, row.urgency
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      id uuid, "studentId" integer, "activityId" integer, language text, "dataVersion" integer, "asOf" timestamptz,
      "promptVersion" text, facts jsonb, "factsHash" text, composer text, provider text, model text, "callId" uuid,
      refusal text, content jsonb, urgency double precision
    )
    join enrolment on enrolment.course_id = ${courseId} and enrolment.student_id = row."studentId"`.execute(database());
}
