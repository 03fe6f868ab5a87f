import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Reason } from '#domains/risk/contract.ts';

type Row = Record<string, string | number | boolean | null>;

/** Everything kept about an account. Of passwords, tokens and secrets: that they are there. */
export interface ExportedAccount {
  account: Row | null;
  roles: Row[];
  assignments: Row[];
  sessions: Row[];
  devices: Row[];
  tokens: Row[];
  links: Row[];
  signIns: Row[];
  directory: Row | null;
  secondFactor: Row | null;
  telegram: Row | null;
  calendar: Row | null;
  /** What the person was told, or why not; without the words, which may be about others. */
  messages: Row[];
  messageChoices: Row[];
  quietHours: Row | null;
  returnedLetters: Row | null;
  settings: Row[];
}

export async function readAccount(userId: string): Promise<ExportedAccount> {
  const { rows } = await sql<ExportedAccount>`
    select
      (select row_to_json(found) from (
        select id, name, username as login, email, email_verified as "emailVerified", locale, is_active as "isActive",
          created_at as "createdAt", updated_at as "updatedAt"
        from user_account where id = ${userId}
      ) as found) as account,
      (select coalesce(json_agg(found), '[]') from (
        select role, created_at as since from role_grant where user_id = ${userId} order by role
      ) as found) as roles,
      (select coalesce(json_agg(found), '[]') from (
        select assignment.role, course.name as course, programme.name as programme, assignment.created_at as since
        from staff_assignment as assignment left join course on course.id = assignment.course_id
        left join programme on programme.id = assignment.programme_id
        where assignment.user_id = ${userId} order by assignment.id
      ) as found) as assignments,
      (select coalesce(json_agg(found), '[]') from (
        select ip_address as address, user_agent as browser, created_at as "createdAt", updated_at as "lastUsedAt",
          expires_at as "expiresAt"
        from session where user_id = ${userId} order by created_at
      ) as found) as sessions,
      (select coalesce(json_agg(found), '[]') from (
        select ip_address as address, user_agent as browser, created_at as "createdAt", last_seen_at as "lastSeenAt"
        from known_device where user_id = ${userId} order by created_at
      ) as found) as devices,
      (select coalesce(json_agg(found), '[]') from (
        select name, array_to_string(permissions, ', ') as permissions, read_only as "isReadOnly",
          created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
        from api_token where user_id = ${userId} order by created_at
      ) as found) as tokens,
      (select coalesce(json_agg(found), '[]') from (
        select purpose, email, created_at as "createdAt", mailed_at as "mailedAt", used_at as "usedAt",
          expires_at as "expiresAt"
        from one_time_link where user_id = ${userId} order by created_at
      ) as found) as links,
      (select coalesce(json_agg(found), '[]') from (
        select provider_id as provider, account_id as account, password is not null as "hasPassword",
          created_at as "createdAt", updated_at as "updatedAt"
        from user_credential where user_id = ${userId} order by created_at
      ) as found) as "signIns",
      (select row_to_json(found) from (
        select entry_id as entry, seen_name as name, seen_email as email, seen_login as login, linked_at as "linkedAt",
          closed_at as "closedAt"
        from directory_person where user_id = ${userId}
      ) as found) as directory,
      (select row_to_json(found) from (
        select created_at as "createdAt", confirmed_at as "confirmedAt",
          (select count(*) from recovery_code where user_id = ${userId} and used_at is null) as "recoveryCodesLeft"
        from second_factor where user_id = ${userId}
      ) as found) as "secondFactor",
      (select row_to_json(found) from (
        select chat_id as chat, linked_at as "linkedAt", blocked_at as "stoppedAt"
        from telegram_link where user_id = ${userId}
      ) as found) as telegram,
      (select row_to_json(found) from (
        select created_at as "createdAt", read_at as "lastReadAt" from calendar_feed where user_id = ${userId}
      ) as found) as calendar,
      (select coalesce(json_agg(found), '[]') from (
        select delivery.kind, course.name as course, delivery.channel, delivery.state, delivery.reason,
          notification.created_at as "raisedAt", delivery.due_at as "dueAt", delivery.sent_at as "sentAt"
        from notification_delivery as delivery join notification on notification.id = delivery.notification_id
        left join course on course.id = notification.course_id
        where delivery.user_id = ${userId} order by delivery.due_at, delivery.id
      ) as found) as messages,
      (select coalesce(json_agg(found), '[]') from (
        select kind, channel, is_on as "isOn" from notification_preference where user_id = ${userId} order by 1, 2
      ) as found) as "messageChoices",
      (select row_to_json(found) from (
        select quiet_from as "fromMinute", quiet_until as "untilMinute", time_zone as "timeZone"
        from notification_rhythm where user_id = ${userId}
      ) as found) as "quietHours",
      (select row_to_json(found) from (
        select address, code, detail, since from stopped_address where user_id = ${userId}
      ) as found) as "returnedLetters",
      (select coalesce(json_agg(found), '[]') from (
        select key, updated_at as "changedAt" from setting where updated_by = ${userId} order by key
      ) as found) as settings`.execute(database());
  const [account] = rows;
  if (!account) throw new Error('a select without a table has a row');
  return account;
}

export interface ExportedZone {
  course: string;
  zone: string | null;
  riskScore: number;
  /** Of a failure or departure; null where no model judged. */
  probability: number | null;
  judgedBy: string | null;
  /** How the student works, as the course's clusters are called. */
  pattern: string | null;
  reasons: Reason[];
  asOf: string;
}

/** Everything kept about a student, in rows. */
export interface ExportedStudent {
  student: Row | null;
  /** Given to compare the errors of models between groups. */
  attributes: Row[];
  identities: Row[];
  courses: Row[];
  results: Row[];
  /** What imports changed, each with what stood there before and since. */
  changes: Row[];
  metrics: Row[];
  /** Without what leans on the results of others. */
  topics: Row[];
  /** What the student answered to questions of tests, and what was found of it. */
  answers: Row[];
  zones: ExportedZone[];
  /** What was advised, and what the student said of it. What the student was never shown: only that it was there. */
  advice: Row[];
  /** How the student stood in each course at past moments. */
  history: Row[];
}

/** A statement for all of it; results are read course by course, from the partitions of the student's courses. */
export async function readStudent(studentId: number): Promise<ExportedStudent> {
  const { rows } = await sql<ExportedStudent>`
    with own as (
      select course.id, course.name, enrolment.created_at as since, ending.outcome, ending.outcome_at, (
        select created_at from import_batch where import_batch.number = enrolment.missing_since) as missing_since
      from enrolment join course on course.id = enrolment.course_id
      left join lateral (
        select outcome, outcome_at from enrolment_outcome as said
        where said.course_id = course.id and said.student_id = ${studentId} order by place desc limit 1
      ) as ending on true
      where enrolment.student_id = ${studentId}
    )
    select
      (select row_to_json(found) from (
        select student.id, student.name, student.email, student.login, study_group.name as group, programme.name as programme,
          student.created_at as "createdAt"
        from student left join study_group on study_group.id = student.group_id
        left join programme on programme.id = study_group.programme_id where student.id = ${studentId}
      ) as found) as student,
      (select coalesce(json_agg(found), '[]') from (
        select distinct on (attribute) attribute, value from student_group_attribute
        where student_id = ${studentId} order by attribute, place desc
      ) as found) as attributes,
      (select coalesce(json_agg(found), '[]') from (
        select source, external_id as "externalId", matched_by as "recognisedBy" from student_identity where student_id = ${studentId} order by 1, 2
      ) as found) as identities,
      (select coalesce(json_agg(found), '[]') from (
        select id, name, since as "enrolledAt", missing_since as "missingInFilesSince", outcome,
          outcome_at as "outcomeAt" from own order by name
      ) as found) as courses,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, activity.name as activity, activity.kind, result.status, result.score,
          result.completed_at as "completedAt", coalesce(result.due_at, activity.due_at) as "dueAt",
          result.recorded_at as "recordedAt"
        from own cross join lateral (
          select * from result where result.course_id = own.id and result.student_id = ${studentId}
        ) as result
        join activity on activity.id = result.activity_id
        order by own.name, activity.kind = 'lesson', activity.position
      ) as found) as results,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, activity.name as activity, change.created_at as at,
          before ->> 'status' as "statusBefore", before ->> 'score' as "scoreBefore",
          before ->> 'completedAt' as "completedBefore", before ->> 'dueAt' as "dueBefore",
          after ->> 'status' as "statusAfter", after ->> 'score' as "scoreAfter",
          after ->> 'completedAt' as "completedAfter", after ->> 'dueAt' as "dueAfter"
        from own cross join lateral (
          select * from import_change where import_change.course_id = own.id and import_change.student_id = ${studentId}
        ) as change
        left join activity on activity.id = change.activity_id
        order by change.created_at, own.name
      ) as found) as changes,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, metric.as_of as "asOf", metric.activities, metric.done, metric.failed, metric.late,
          metric.overdue, metric.due, metric.upcoming, metric.attended, metric.lessons_held as "lessonsHeld",
          metric.lessons_marked as "lessonsMarked", metric.completion_pct as "completionPct",
          metric.attendance_pct as "attendancePct", metric.overall_pct as "overallPct",
          metric.on_time_pct as "onTimePct", metric.grade_pct as "gradePct", metric.last_activity_at as "lastActivityAt",
          metric.days_since_last_activity as "daysSinceLastActivity", metric.pace_recent as "paceRecent",
          metric.pace_before as "paceBefore"
        from student_course_metric as metric join own on own.id = metric.course_id
        where metric.student_id = ${studentId} order by own.name
      ) as found) as metrics,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, topic, answers, mean_pct as "meanPct"
        from own cross join lateral (
          select * from student_topic_metric as metric
          where metric.course_id = own.id and metric.student_id = ${studentId}
          -- Course by course, by the key: as a join, all topics of the student's index would do as well while few are known.
          offset 0
        ) as metric order by own.name, topic
      ) as found) as topics,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, activity.name as test, question.text as question, answer.given, answer.verdict
        from own cross join lateral (
          select * from answer where answer.course_id = own.id and answer.student_id = ${studentId} and holds offset 0
        ) as answer
          join activity on activity.id = answer.activity_id
          left join lateral (
            select text from question where question.course_id = own.id and question.activity_id = answer.activity_id
              and question.position = answer.position order by said_in desc limit 1
          ) as question on true
        order by own.name, activity.position, answer.position
      ) as found) as answers,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, student_zone.zone, student_zone.risk_score as "riskScore",
          student_zone.probability, student_zone.judged_by as "judgedBy",
          cluster_run.details -> 'pattern' -> 'clusters' -> student_zone.pattern -> 'name' ->> 'code' as pattern,
          student_zone.reasons, student_zone.as_of as "asOf"
        from student_zone join own on own.id = student_zone.course_id
        join cluster_run on cluster_run.id = student_zone.cluster_run_id
        where student_zone.student_id = ${studentId} order by own.name
      ) as found) as zones,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, kind, language, composer, model, state, recommendation.created_at as "composedAt",
          case when state = 'approved' or returned_at is not null or (state = 'draft' and setting.shown = 'at_once')
            then (
              select string_agg(value ->> 'text', E'\n' order by place)
              from jsonb_array_elements(coalesce(edited, content) -> 'items') with ordinality as item (value, place)
            ) end as text,
          rating.stars, rating.comment, rating.rated_at as "ratedAt", (
            select string_agg((item + 1)::text, ', ' order by item) from recommendation_done as done
            where done.recommendation_id = recommendation.id
          ) as "doneItems"
        from own join recommendation on recommendation.course_id = own.id and recommendation.student_id = ${studentId}
          left join recommendation_setting as setting on setting.course_id = own.id
          left join recommendation_rating as rating on rating.recommendation_id = recommendation.id
        order by own.name, recommendation.id
      ) as found) as advice,
      (select coalesce(json_agg(found), '[]') from (
        select own.name as course, point.at, point.zone, point.risk_score as "riskScore", point.activities, point.done,
          point.failed, point.due, point.late, point.overdue, point.attended, point.lessons_held as "lessonsHeld"
        from own cross join lateral (
          select * from metric_history
          where metric_history.course_id = own.id and metric_history.student_id = ${studentId}
        ) as point order by own.name, point.at
      ) as found) as history`.execute(database());
  const [student] = rows;
  if (!student) throw new Error('a select without a table has a row');
  return student;
}
