-- Written by `./pulse schema` from db/migrations.

create type activity_kind as enum ('lecture', 'test', 'assignment', 'lesson', 'exam', 'material', 'other');

create type answer_verdict as enum ('right', 'wrong', 'skipped', 'unchecked');

create type course_outcome as enum ('passed', 'failed', 'left');

create type result_status as enum ('not_attempted', 'attempted', 'done', 'failed', 'excused', 'present', 'absent');

CREATE OR REPLACE FUNCTION public.forget_history_of_courses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from course_history using removed where course_history.course_id = removed.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_history_of_enrolments()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from metric_history using removed
  where metric_history.course_id = removed.course_id and metric_history.student_id = removed.student_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' and current_setting('pulse.maintains_partitions', true) = 'on' then
    return old;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
end $function$
;

create table activity (
  id integer not null generated always as identity,
  course_id integer not null,
  source_key text not null,
  name text not null,
  kind activity_kind not null,
  "position" integer not null,
  max_points real,
  due_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  held jsonb,
  weight real,
  category text,
  category_weight real,
  drop_lowest smallint,
  topic text,
  constraint activity_pkey PRIMARY KEY (id),
  constraint activity_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint activity_course_id_source_key_key UNIQUE (course_id, source_key)
);
CREATE INDEX activity__due ON activity USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX activity__kind ON activity USING btree (course_id, kind);

create table activity_metric (
  course_id integer not null,
  activity_id integer not null,
  topic text,
  students integer not null,
  due integer not null,
  done integer not null,
  failed integer not null,
  late integer not null,
  overdue integer not null,
  scored integer not null,
  mean_pct double precision,
  sd_pct double precision,
  discrimination double precision,
  constraint activity_metric_pkey PRIMARY KEY (course_id, activity_id),
  constraint activity_metric_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint activity_metric_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);
CREATE INDEX activity_metric__activity ON activity_metric USING btree (activity_id);

create table answer (
  course_id integer not null,
  student_id integer not null,
  activity_id integer not null,
  "position" smallint not null,
  given text not null,
  given_hash text not null generated always as (md5(given)) stored,
  verdict answer_verdict not null default 'unchecked'::answer_verdict,
  said_in integer[] not null,
  holds boolean not null default false,
  constraint answer_pkey PRIMARY KEY (course_id, student_id, activity_id, "position", given_hash),
  constraint answer_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint answer_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint answer_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
) partition by HASH (course_id);
create table answer_0 partition of answer FOR VALUES WITH (modulus 16, remainder 0);
create table answer_1 partition of answer FOR VALUES WITH (modulus 16, remainder 1);
create table answer_2 partition of answer FOR VALUES WITH (modulus 16, remainder 2);
create table answer_3 partition of answer FOR VALUES WITH (modulus 16, remainder 3);
create table answer_4 partition of answer FOR VALUES WITH (modulus 16, remainder 4);
create table answer_5 partition of answer FOR VALUES WITH (modulus 16, remainder 5);
create table answer_6 partition of answer FOR VALUES WITH (modulus 16, remainder 6);
create table answer_7 partition of answer FOR VALUES WITH (modulus 16, remainder 7);
create table answer_8 partition of answer FOR VALUES WITH (modulus 16, remainder 8);
create table answer_9 partition of answer FOR VALUES WITH (modulus 16, remainder 9);
create table answer_10 partition of answer FOR VALUES WITH (modulus 16, remainder 10);
create table answer_11 partition of answer FOR VALUES WITH (modulus 16, remainder 11);
create table answer_12 partition of answer FOR VALUES WITH (modulus 16, remainder 12);
create table answer_13 partition of answer FOR VALUES WITH (modulus 16, remainder 13);
create table answer_14 partition of answer FOR VALUES WITH (modulus 16, remainder 14);
create table answer_15 partition of answer FOR VALUES WITH (modulus 16, remainder 15);
CREATE INDEX answer__activity ON ONLY answer USING btree (activity_id);
CREATE INDEX answer__student ON ONLY answer USING btree (student_id);

create table answer_mark (
  course_id integer not null,
  activity_id integer not null,
  "position" smallint not null,
  given_key text not null,
  verdict answer_verdict not null,
  marked_by text,
  marked_at timestamp with time zone not null default now(),
  constraint answer_mark_pkey PRIMARY KEY (course_id, activity_id, "position", given_key),
  constraint answer_mark_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint answer_mark_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint answer_mark_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint answer_mark_verdict_check CHECK ((verdict = ANY (ARRAY['right'::answer_verdict, 'wrong'::answer_verdict])))
);
CREATE INDEX answer_mark__activity ON answer_mark USING btree (activity_id);
CREATE INDEX answer_mark__marked_by ON answer_mark USING btree (marked_by) WHERE (marked_by IS NOT NULL);

create table answer_opinion (
  course_id integer not null,
  activity_id integer not null,
  "position" smallint not null,
  given_key text not null,
  question_key text not null,
  verdict answer_verdict,
  model text not null,
  created_at timestamp with time zone not null default now(),
  constraint answer_opinion_pkey PRIMARY KEY (course_id, activity_id, "position", given_key),
  constraint answer_opinion_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint answer_opinion_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint answer_opinion_verdict_check CHECK ((verdict = ANY (ARRAY['right'::answer_verdict, 'wrong'::answer_verdict])))
);
CREATE INDEX answer_opinion__activity ON answer_opinion USING btree (activity_id);

create table api_token (
  id uuid not null default gen_random_uuid(),
  user_id text not null,
  name text not null,
  token_hash text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  permissions text[],
  read_only boolean not null default false,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX api_token__expires ON api_token USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX api_token__user ON api_token USING btree (user_id);

create table audit_event (
  id uuid not null,
  at timestamp with time zone not null default date_trunc('milliseconds'::text, now()),
  action text not null,
  actor_id text,
  means text not null,
  user_id text,
  student_id integer,
  course_id integer,
  network text,
  details jsonb not null default '{}'::jsonb,
  constraint audit_event_pkey PRIMARY KEY (at, id),
  constraint audit_event_means_check CHECK ((means = ANY (ARRAY['session'::text, 'token'::text, 'telegram'::text, 'command'::text, 'program'::text, 'nobody'::text]))) NOT VALID
) partition by RANGE (at);
create table audit_event_default partition of audit_event DEFAULT;
CREATE INDEX audit_event__action ON ONLY audit_event USING btree (action, at, id);
CREATE INDEX audit_event__actor ON ONLY audit_event USING btree (actor_id, at, id);
CREATE INDEX audit_event__course ON ONLY audit_event USING btree (course_id, at, id);
CREATE INDEX audit_event__student ON ONLY audit_event USING btree (student_id, at, id);
CREATE INDEX audit_event__user ON ONLY audit_event USING btree (user_id, at, id);
CREATE TRIGGER audit_event__append_only BEFORE DELETE OR UPDATE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event__no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table calendar_feed (
  user_id text not null,
  secret_hash text not null,
  created_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  content_hash text,
  changed_at timestamp with time zone not null default now(),
  constraint calendar_feed_pkey PRIMARY KEY (user_id),
  constraint calendar_feed_secret_hash_key UNIQUE (secret_hash),
  constraint calendar_feed_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table cluster_run (
  id integer not null generated always as identity,
  course_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  method text not null,
  k integer,
  silhouette double precision,
  sizes jsonb not null,
  details jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint cluster_run_pkey PRIMARY KEY (id),
  constraint cluster_run_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint cluster_run_method_check CHECK ((method = ANY (ARRAY['probability'::text, 'k-means'::text, 'rules'::text, 'none'::text])))
);
CREATE INDEX cluster_run__course ON cluster_run USING btree (course_id, id DESC);

create table clustering_alert (
  id integer not null generated always as identity,
  course_id integer not null,
  kind text not null,
  raised_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  value double precision not null,
  threshold double precision not null,
  constraint clustering_alert_pkey PRIMARY KEY (id),
  constraint clustering_alert_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint clustering_alert_kind_check CHECK ((kind = ANY (ARRAY['silhouette'::text, 'stability'::text, 'drift'::text, 'zone_c'::text])))
);
CREATE INDEX clustering_alert__course ON clustering_alert USING btree (course_id);
CREATE UNIQUE INDEX clustering_alert__open ON clustering_alert USING btree (course_id, kind) WHERE (resolved_at IS NULL);
CREATE INDEX clustering_alert__resolved_at ON clustering_alert USING btree (resolved_at) WHERE (resolved_at IS NOT NULL);

create table clustering_comparison (
  course_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  result jsonb not null,
  constraint clustering_comparison_pkey PRIMARY KEY (course_id),
  constraint clustering_comparison_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);

create table clustering_watch (
  course_id integer not null,
  run_id integer not null,
  constraint clustering_watch_pkey PRIMARY KEY (course_id),
  constraint clustering_watch_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);

create table connection (
  id uuid not null,
  kind text not null,
  title text not null,
  address text not null,
  namespace text not null,
  account text,
  token_address text,
  sealed_secret text not null,
  course_ids text[],
  schedule text not null,
  review text not null,
  version integer not null default 1,
  created_by text,
  created_at timestamp with time zone not null default now(),
  constraint connection_pkey PRIMARY KEY (id),
  constraint connection_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint connection_kind_check CHECK ((kind = ANY (ARRAY['moodle'::text, 'canvas'::text, 'oneroster'::text]))),
  constraint connection_review_check CHECK ((review = ANY (ARRAY['never'::text, 'overwrites'::text, 'always'::text]))),
  constraint connection_schedule_check CHECK ((schedule = ANY (ARRAY['off'::text, 'hourly'::text, 'nightly'::text])))
);

create table connection_course (
  connection_id uuid not null,
  course_id text not null,
  sha256 text not null,
  import_id uuid not null,
  constraint connection_course_pkey PRIMARY KEY (connection_id, course_id),
  constraint connection_course_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connection(id) ON DELETE CASCADE
);

create table connection_run (
  id uuid not null,
  connection_id uuid not null,
  task_id uuid,
  started_by text,
  created_at timestamp with time zone not null default now(),
  listed_at timestamp with time zone,
  constraint connection_run_pkey PRIMARY KEY (id),
  constraint connection_run_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connection(id) ON DELETE CASCADE,
  constraint connection_run_started_by_fkey FOREIGN KEY (started_by) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX connection_run__created ON connection_run USING btree (created_at);
CREATE INDEX connection_run__newest ON connection_run USING btree (connection_id, created_at DESC, id DESC);

create table connection_run_course (
  run_id uuid not null,
  course_id text not null,
  name text not null,
  task_id uuid,
  outcome text,
  import_id uuid,
  finished_at timestamp with time zone,
  constraint connection_run_course_pkey PRIMARY KEY (run_id, course_id),
  constraint connection_run_course_outcome_check CHECK ((outcome = ANY (ARRAY['imported'::text, 'unchanged'::text, 'empty'::text]))),
  constraint connection_run_course_run_id_fkey FOREIGN KEY (run_id) REFERENCES connection_run(id) ON DELETE CASCADE
);

create table contact (
  id uuid not null,
  course_id integer not null,
  student_id integer not null,
  user_id text,
  kind text not null,
  day date not null,
  note text,
  created_at timestamp with time zone not null default now(),
  constraint contact_pkey PRIMARY KEY (id),
  constraint contact_course_id_student_id_fkey FOREIGN KEY (course_id, student_id) REFERENCES enrolment(course_id, student_id) ON DELETE CASCADE,
  constraint contact_kind_check CHECK ((kind = ANY (ARRAY['talk'::text, 'letter'::text, 'consultation'::text]))),
  constraint contact_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX contact__student ON contact USING btree (course_id, student_id, day);
CREATE INDEX contact__user ON contact USING btree (user_id);

create table course (
  id integer not null generated always as identity,
  source text not null,
  external_id text not null,
  name text not null,
  programme_id integer,
  data_version integer not null default 0,
  created_at timestamp with time zone not null default now(),
  pass_pct double precision,
  shows_right_answers boolean not null default false,
  constraint course_pkey PRIMARY KEY (id),
  constraint course_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id),
  constraint course_source_external_id_key UNIQUE (source, external_id)
);
CREATE INDEX course__programme ON course USING btree (programme_id);
CREATE TRIGGER course__forget_history AFTER DELETE ON course REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION forget_history_of_courses();

create table course_history (
  course_id integer not null,
  group_id integer not null,
  at timestamp with time zone not null,
  students integer not null,
  completion_students integer not null,
  completion_sum double precision not null,
  attendance_students integer not null,
  attendance_sum double precision not null,
  due integer not null,
  late integer not null,
  overdue integer not null,
  zone_a integer not null,
  zone_b integer not null,
  zone_c integer not null,
  zone_none integer not null,
  fingerprint text,
  constraint course_history_pkey PRIMARY KEY (course_id, group_id, at)
) partition by RANGE (at);
create table course_history_default partition of course_history DEFAULT;

create table course_history_state (
  course_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  is_filled boolean not null default false,
  previous_version integer,
  previous_as_of timestamp with time zone,
  constraint course_history_state_pkey PRIMARY KEY (course_id),
  constraint course_history_state_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);

create table course_metric (
  course_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  students integer not null,
  activities integer not null,
  lessons integer not null,
  totals jsonb not null,
  means jsonb not null,
  medians jsonb not null,
  next_due_at timestamp with time zone,
  health jsonb,
  constraint course_metric_pkey PRIMARY KEY (course_id),
  constraint course_metric_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);
CREATE INDEX course_metric__next_due ON course_metric USING btree (next_due_at) WHERE (next_due_at IS NOT NULL);

create table course_setting (
  course_id integer not null,
  value jsonb not null,
  updated_by text,
  updated_at timestamp with time zone not null default now(),
  constraint course_setting_pkey PRIMARY KEY (course_id),
  constraint course_setting_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint course_setting_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX course_setting__updated_by ON course_setting USING btree (updated_by) WHERE (updated_by IS NOT NULL);

create table deadline_confirmation (
  course_id integer not null,
  activity_id integer not null,
  confirmed_at timestamp with time zone not null,
  constraint deadline_confirmation_pkey PRIMARY KEY (course_id, activity_id),
  constraint deadline_confirmation_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint deadline_confirmation_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);
CREATE INDEX deadline_confirmation__activity ON deadline_confirmation USING btree (activity_id);

create table deadline_reminder (
  student_id integer not null,
  activity_id integer not null,
  due_at timestamp with time zone not null,
  hours smallint not null,
  constraint deadline_reminder_pkey PRIMARY KEY (student_id, activity_id, due_at, hours),
  constraint deadline_reminder_hours_check CHECK ((hours >= 0)),
  constraint deadline_reminder_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX deadline_reminder__due ON deadline_reminder USING btree (due_at);

create table digest_week (
  week text not null,
  raised_at timestamp with time zone not null default now(),
  constraint digest_week_pkey PRIMARY KEY (week)
);

create table directory_person (
  entry_id text not null,
  user_id text not null,
  seen_name text,
  seen_email text,
  seen_login text,
  closed_at timestamp with time zone,
  linked_at timestamp with time zone not null default now(),
  constraint directory_person_pkey PRIMARY KEY (entry_id),
  constraint directory_person_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE,
  constraint directory_person_user_id_key UNIQUE (user_id)
);

create table directory_run (
  id uuid not null,
  kind text not null,
  task_id uuid,
  started_by text,
  confirmed_losses integer,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  entries integer not null default 0,
  outcome text,
  finished_at timestamp with time zone,
  counts jsonb,
  items jsonb not null default '[]'::jsonb,
  constraint directory_run_pkey PRIMARY KEY (id),
  constraint directory_run_kind_check CHECK ((kind = ANY (ARRAY['check'::text, 'preview'::text, 'apply'::text]))),
  constraint directory_run_outcome_check CHECK ((outcome = ANY (ARRAY['checked'::text, 'previewed'::text, 'applied'::text, 'stopped'::text]))),
  constraint directory_run_started_by_fkey FOREIGN KEY (started_by) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX directory_run__created ON directory_run USING btree (created_at DESC, id DESC);

create table enrolment (
  course_id integer not null,
  student_id integer not null,
  created_at timestamp with time zone not null default now(),
  missing_since integer,
  constraint enrolment_pkey PRIMARY KEY (course_id, student_id),
  constraint enrolment_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint enrolment_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX enrolment__student ON enrolment USING btree (student_id);
CREATE TRIGGER enrolment__forget_history AFTER DELETE ON enrolment REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION forget_history_of_enrolments();

create table enrolment_outcome (
  course_id integer not null,
  student_id integer not null,
  place bigint not null generated always as identity,
  import_number integer not null,
  outcome course_outcome not null,
  outcome_at timestamp with time zone,
  constraint enrolment_outcome_pkey PRIMARY KEY (course_id, student_id, place),
  constraint enrolment_outcome_course_id_student_id_fkey FOREIGN KEY (course_id, student_id) REFERENCES enrolment(course_id, student_id) ON DELETE CASCADE
);
CREATE INDEX enrolment_outcome__import ON enrolment_outcome USING btree (course_id, import_number);

create table erasure (
  id uuid not null,
  user_id text,
  student_id integer,
  requested_by text,
  requested_at timestamp with time zone not null default now(),
  erased_at timestamp with time zone,
  lifted_at timestamp with time zone,
  key_mark text,
  constraint erasure_pkey PRIMARY KEY (id),
  constraint erasure_check CHECK ((num_nonnulls(user_id, student_id) > 0))
);
CREATE UNIQUE INDEX erasure__open_student ON erasure USING btree (student_id) WHERE ((erased_at IS NULL) AND (student_id IS NOT NULL));
CREATE UNIQUE INDEX erasure__open_user ON erasure USING btree (user_id) WHERE ((erased_at IS NULL) AND (user_id IS NOT NULL));
CREATE INDEX erasure__requested ON erasure USING btree (requested_at DESC, id DESC);

create table flag_answer (
  id uuid not null,
  course_id integer not null,
  student_id integer not null,
  user_id text,
  verdict text not null,
  note text,
  zone text not null,
  probability double precision,
  data_version integer not null,
  model_version text,
  created_at timestamp with time zone not null default now(),
  constraint flag_answer_pkey PRIMARY KEY (id),
  constraint flag_answer_course_id_student_id_fkey FOREIGN KEY (course_id, student_id) REFERENCES enrolment(course_id, student_id) ON DELETE CASCADE,
  constraint flag_answer_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint flag_answer_verdict_check CHECK ((verdict = ANY (ARRAY['right'::text, 'wrong'::text, 'handled'::text, 'withdrawn'::text]))),
  constraint flag_answer_zone_check CHECK ((zone = ANY (ARRAY['B'::text, 'C'::text])))
);
CREATE INDEX flag_answer__student ON flag_answer USING btree (course_id, student_id, id DESC);
CREATE INDEX flag_answer__user ON flag_answer USING btree (user_id);

create table folder_look (
  is_only boolean not null default true,
  folder text not null,
  looked_at timestamp with time zone not null,
  problem text,
  constraint folder_look_pkey PRIMARY KEY (is_only),
  constraint folder_look_is_only_check CHECK (is_only),
  constraint folder_look_problem_check CHECK ((problem = ANY (ARRAY['missing'::text, 'forbidden'::text, 'unreachable'::text, 'too_many'::text])))
);

create table import_batch (
  id uuid not null,
  file_name text not null,
  file_bytes integer not null,
  file_sha256 text not null,
  storage_key text not null,
  status text not null,
  source text,
  students integer not null default 0,
  activities integer not null default 0,
  lessons integer not null default 0,
  cells_new integer not null default 0,
  cells_changed integer not null default 0,
  cells_same integer not null default 0,
  teacher_id text,
  created_by text,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  original text not null default 'kept'::text,
  course_name text,
  number integer not null generated always as identity,
  review text not null default 'never'::text,
  agreed_plan text,
  has_ledger boolean not null default false,
  from_folder boolean not null default false,
  constraint import_batch_pkey PRIMARY KEY (id),
  constraint import_batch_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint import_batch_number_key UNIQUE (number),
  constraint import_batch_original_check CHECK ((original = ANY (ARRAY['kept'::text, 'unwanted'::text, 'removed'::text]))),
  constraint import_batch_review_check CHECK ((review = ANY (ARRAY['never'::text, 'overwrites'::text, 'always'::text]))),
  constraint import_batch_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'reading'::text, 'checking'::text, 'review'::text, 'saving'::text, 'recomputing'::text, 'done'::text, 'refused'::text, 'failed'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text]))),
  constraint import_batch_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX import_batch__content_from_folder ON import_batch USING btree (file_sha256) WHERE from_folder;
CREATE INDEX import_batch__created ON import_batch USING btree (created_at DESC, id DESC);
CREATE INDEX import_batch__created_by ON import_batch USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX import_batch__original ON import_batch USING btree (original, created_at) WHERE (original <> 'removed'::text);
CREATE INDEX import_batch__refused ON import_batch USING btree (status) WHERE (status <> ALL (ARRAY['recomputing'::text, 'done'::text]));
CREATE INDEX import_batch__teacher ON import_batch USING btree (teacher_id) WHERE (teacher_id IS NOT NULL);

create table import_batch_course (
  batch_id uuid not null,
  course_id integer not null,
  data_version integer not null,
  place integer not null default 0,
  is_complete boolean not null default false,
  constraint import_batch_course_pkey PRIMARY KEY (batch_id, course_id),
  constraint import_batch_course_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE,
  constraint import_batch_course_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);
CREATE INDEX import_batch_course__course ON import_batch_course USING btree (course_id);

create table import_change (
  batch_id uuid not null,
  course_id integer not null,
  student_id integer not null,
  activity_id integer not null,
  before jsonb,
  after jsonb not null,
  created_at timestamp with time zone not null,
  previous_number integer,
  constraint import_change_pkey PRIMARY KEY (batch_id, course_id, student_id, activity_id, created_at)
) partition by RANGE (created_at);
create table import_change_default partition of import_change DEFAULT;
CREATE INDEX import_change__student ON ONLY import_change USING btree (course_id, student_id);

create table import_column (
  import_number integer not null,
  course_id integer not null,
  activity_id integer not null,
  places jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  constraint import_column_pkey PRIMARY KEY (course_id, activity_id, import_number, created_at)
) partition by RANGE (created_at);
create table import_column_default partition of import_column DEFAULT;

create table import_entity (
  import_number integer not null,
  kind text not null,
  entity_id integer not null,
  course_id integer not null default 0,
  before jsonb,
  after jsonb,
  created_at timestamp with time zone not null,
  constraint import_entity_pkey PRIMARY KEY (import_number, kind, entity_id, course_id, created_at),
  constraint import_entity_kind_check CHECK ((kind = ANY (ARRAY['course'::text, 'activity'::text, 'student'::text, 'enrolment'::text, 'group'::text])))
) partition by RANGE (created_at);
create table import_entity_default partition of import_entity DEFAULT;
CREATE INDEX import_entity__entity ON ONLY import_entity USING btree (kind, entity_id);

create table import_issue (
  id integer not null generated always as identity,
  batch_id uuid not null,
  severity text not null,
  code text not null,
  sheet text,
  row_number integer,
  column_name text,
  value text,
  params jsonb not null default '{}'::jsonb,
  constraint import_issue_pkey PRIMARY KEY (id),
  constraint import_issue_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE,
  constraint import_issue_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text, 'info'::text])))
);
CREATE INDEX import_issue__batch ON import_issue USING btree (batch_id, id);

create table import_person (
  batch_id uuid not null,
  external_id text not null,
  place integer not null,
  name text,
  email text,
  login text,
  "group" text,
  candidates jsonb not null,
  likely_id integer,
  is_decided boolean not null default false,
  student_id integer,
  constraint import_person_pkey PRIMARY KEY (batch_id, external_id),
  constraint import_person_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE,
  constraint import_person_likely_id_fkey FOREIGN KEY (likely_id) REFERENCES student(id) ON DELETE SET NULL,
  constraint import_person_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX import_person__chosen ON import_person USING btree (student_id) WHERE (student_id IS NOT NULL);
CREATE INDEX import_person__likely ON import_person USING btree (likely_id) WHERE (likely_id IS NOT NULL);
CREATE INDEX import_person__place ON import_person USING btree (batch_id, place);
CREATE UNIQUE INDEX import_person__student ON import_person USING btree (batch_id, student_id) WHERE (student_id IS NOT NULL);

create table import_plan (
  batch_id uuid not null,
  digest text not null,
  is_renewed boolean not null default false,
  courses jsonb not null,
  made_at timestamp with time zone not null,
  recognised jsonb not null default '{"count": 0, "items": []}'::jsonb,
  awaits_people boolean not null default false,
  programmes jsonb not null default '{"added": {"count": 0, "items": []}, "groups": {"count": 0, "items": []}}'::jsonb,
  constraint import_plan_pkey PRIMARY KEY (batch_id),
  constraint import_plan_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE
);

create table import_plan_change (
  batch_id uuid not null,
  place integer not null,
  course_id integer not null,
  student_id integer not null,
  activity_id integer not null,
  before jsonb not null,
  after jsonb not null,
  overwrites boolean not null,
  constraint import_plan_change_pkey PRIMARY KEY (batch_id, place),
  constraint import_plan_change_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_plan(batch_id) ON DELETE CASCADE
);
CREATE INDEX import_plan_change__student ON import_plan_change USING btree (student_id);

create table import_reading (
  batch_id uuid not null,
  source text,
  profile_id uuid,
  profile_version integer,
  again_of uuid,
  constraint import_reading_pkey PRIMARY KEY (batch_id),
  constraint import_reading_again_of_fkey FOREIGN KEY (again_of) REFERENCES import_batch(id) ON DELETE SET NULL,
  constraint import_reading_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE,
  constraint import_reading_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES source_profile(id) ON DELETE SET NULL
);
CREATE INDEX import_reading__again_of ON import_reading USING btree (again_of) WHERE (again_of IS NOT NULL);
CREATE INDEX import_reading__profile ON import_reading USING btree (profile_id) WHERE (profile_id IS NOT NULL);

create table import_row (
  import_number integer not null,
  course_id integer not null,
  student_id integer not null,
  places jsonb not null default '[]'::jsonb,
  confirmed int4multirange not null default '{}'::int4multirange,
  created_at timestamp with time zone not null,
  constraint import_row_pkey PRIMARY KEY (course_id, student_id, import_number, created_at)
) partition by RANGE (created_at);
create table import_row_default partition of import_row DEFAULT;

create table known_device (
  id uuid not null,
  user_id text not null,
  secret_hash text not null,
  user_agent text,
  ip_address text,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  constraint known_device_pkey PRIMARY KEY (id),
  constraint known_device_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE,
  constraint known_device_user_id_secret_hash_key UNIQUE (user_id, secret_hash)
);
CREATE INDEX known_device__last_seen ON known_device USING btree (last_seen_at);

create table letter_pace (
  domain text not null,
  next_at timestamp with time zone not null,
  constraint letter_pace_pkey PRIMARY KEY (domain)
);

create table llm_alert (
  id uuid not null,
  provider text not null,
  kind text not null,
  raised_at timestamp with time zone not null default now(),
  resolved_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  acknowledged_by text,
  value double precision not null,
  threshold double precision not null,
  constraint llm_alert_pkey PRIMARY KEY (id),
  constraint llm_alert_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint llm_alert_kind_check CHECK ((kind = ANY (ARRAY['errors'::text, 'failures'::text])))
);
CREATE INDEX llm_alert__acknowledged_by ON llm_alert USING btree (acknowledged_by);
CREATE UNIQUE INDEX llm_alert__open ON llm_alert USING btree (provider, kind) WHERE (resolved_at IS NULL);

create table llm_answer (
  hash text not null,
  expires_at timestamp with time zone not null,
  call_id uuid not null,
  course_id integer,
  student_id integer,
  provider text not null,
  model text not null,
  text text not null,
  tokens_in integer not null,
  tokens_out integer not null,
  constraint llm_answer_pkey PRIMARY KEY (hash),
  constraint llm_answer_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint llm_answer_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX llm_answer__call ON llm_answer USING btree (call_id);
CREATE INDEX llm_answer__course ON llm_answer USING btree (course_id);
CREATE INDEX llm_answer__expires ON llm_answer USING btree (expires_at);
CREATE INDEX llm_answer__student ON llm_answer USING btree (student_id);

create table llm_call (
  id uuid not null,
  at timestamp with time zone not null default date_trunc('milliseconds'::text, clock_timestamp()),
  provider text not null,
  model text not null,
  purpose text not null,
  course_id integer,
  data_version integer,
  attempt integer not null,
  is_cached boolean not null,
  duration_ms integer not null,
  tokens_in integer not null,
  tokens_out integer not null,
  cost double precision not null,
  outcome text not null,
  error_code text,
  constraint llm_call_pkey PRIMARY KEY (at, id),
  constraint llm_call_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'temporary'::text, 'permanent'::text, 'refused'::text, 'over_limit'::text, 'circuit_open'::text, 'broken'::text, 'untrue'::text])))
) partition by RANGE (at);
create table llm_call_default partition of llm_call DEFAULT;
CREATE INDEX llm_call__course ON ONLY llm_call USING btree (course_id, at, id);
CREATE INDEX llm_call__id ON ONLY llm_call USING btree (id);
CREATE INDEX llm_call__outcome ON ONLY llm_call USING btree (outcome, at, id);
CREATE INDEX llm_call__provider ON ONLY llm_call USING btree (provider, at, id);

create table llm_provider (
  name text not null,
  day date not null,
  calls integer not null default 0,
  tokens bigint not null default 0,
  cost double precision not null default 0,
  failures integer not null default 0,
  failure_code text,
  failed_at timestamp with time zone,
  paused_until timestamp with time zone,
  pause_reason text,
  pauses integer not null default 0,
  constraint llm_provider_pkey PRIMARY KEY (name),
  constraint llm_provider_pause_reason_check CHECK ((pause_reason = ANY (ARRAY['failures'::text, 'limit'::text])))
);

create table llm_reservation (
  id uuid not null,
  provider text not null,
  day date not null,
  begun_at timestamp with time zone not null,
  lease_until timestamp with time zone not null,
  ended_at timestamp with time zone,
  is_probe boolean not null,
  tokens integer not null,
  cost double precision not null,
  constraint llm_reservation_pkey PRIMARY KEY (id),
  constraint llm_reservation_provider_fkey FOREIGN KEY (provider) REFERENCES llm_provider(name) ON DELETE CASCADE
);
CREATE INDEX llm_reservation__provider ON llm_reservation USING btree (provider, begun_at);

create table material (
  id uuid not null,
  course_id integer not null,
  title text not null,
  url text,
  text text,
  words tsvector not null generated always as ((setweight(to_tsvector('russian'::regconfig, title), 'A'::"char") || setweight(to_tsvector('russian'::regconfig, COALESCE(text, ''::text)), 'B'::"char"))) stored,
  updated_by text,
  updated_at timestamp with time zone not null default now(),
  constraint material_pkey PRIMARY KEY (id),
  constraint material_check CHECK (((url IS NOT NULL) OR (text IS NOT NULL))),
  constraint material_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint material_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX material__course ON material USING btree (course_id, title, id);
CREATE INDEX material__updated_by ON material USING btree (updated_by) WHERE (updated_by IS NOT NULL);

create table material_attachment (
  material_id uuid not null,
  activity_id integer,
  topic text,
  constraint material_attachment_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint material_attachment_check CHECK ((num_nonnulls(activity_id, topic) = 1)),
  constraint material_attachment_material_id_fkey FOREIGN KEY (material_id) REFERENCES material(id) ON DELETE CASCADE
);
CREATE INDEX material_attachment__activity ON material_attachment USING btree (activity_id) WHERE (activity_id IS NOT NULL);
CREATE UNIQUE INDEX material_attachment__one ON material_attachment USING btree (material_id, activity_id, topic) NULLS NOT DISTINCT;

create table metric_before (
  course_id integer not null,
  student_id integer not null,
  activities integer not null,
  done integer not null,
  failed integer not null,
  due integer not null,
  late integer not null,
  overdue integer not null,
  attended integer not null,
  lessons_held integer not null,
  zone text,
  risk_score real not null,
  constraint metric_before_pkey PRIMARY KEY (course_id, student_id),
  constraint metric_before_course_id_student_id_fkey FOREIGN KEY (course_id, student_id) REFERENCES enrolment(course_id, student_id) ON DELETE CASCADE
);

create table metric_history (
  course_id integer not null,
  student_id integer not null,
  at timestamp with time zone not null,
  activities integer not null,
  done integer not null,
  failed integer not null,
  due integer not null,
  late integer not null,
  overdue integer not null,
  attended integer not null,
  lessons_held integer not null,
  zone text,
  risk_score real not null,
  constraint metric_history_pkey PRIMARY KEY (course_id, student_id, at),
  constraint metric_history_zone_check CHECK ((zone = ANY (ARRAY['A'::text, 'B'::text, 'C'::text])))
) partition by RANGE (at);
create table metric_history_default partition of metric_history DEFAULT;

create table migration (
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table model_evaluation (
  id integer not null generated always as identity,
  state text not null default 'waiting'::text,
  model_version text not null,
  model_id integer,
  requested_at timestamp with time zone not null,
  day date not null,
  result jsonb,
  constraint model_evaluation_pkey PRIMARY KEY (id),
  constraint model_evaluation_model_id_fkey FOREIGN KEY (model_id) REFERENCES warning_model(id) ON DELETE CASCADE,
  constraint model_evaluation_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX model_evaluation__model ON model_evaluation USING btree (model_id) WHERE (model_id IS NOT NULL);
CREATE INDEX model_evaluation__version ON model_evaluation USING btree (model_version, id);

create table model_evaluation_programme (
  evaluation_id integer not null,
  programme_id integer not null,
  result jsonb not null,
  constraint model_evaluation_programme_pkey PRIMARY KEY (evaluation_id, programme_id),
  constraint model_evaluation_programme_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES model_evaluation(id) ON DELETE CASCADE,
  constraint model_evaluation_programme_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id) ON DELETE CASCADE
);
CREATE INDEX model_evaluation_programme__programme ON model_evaluation_programme USING btree (programme_id);

create table model_replay (
  evaluation_id integer not null,
  course_id integer not null,
  result jsonb not null,
  constraint model_replay_pkey PRIMARY KEY (evaluation_id, course_id),
  constraint model_replay_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint model_replay_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES model_evaluation(id) ON DELETE CASCADE
);
CREATE INDEX model_replay__course ON model_replay USING btree (course_id);

create table notification (
  id uuid not null,
  user_id text not null,
  kind text not null,
  key text not null,
  facts jsonb not null,
  course_id integer,
  due_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  state text not null default 'waiting'::text,
  created_at timestamp with time zone not null default now(),
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint notification_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'planned'::text, 'cancelled'::text, 'expired'::text]))),
  constraint notification_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE,
  constraint notification_user_id_kind_key_key UNIQUE (user_id, kind, key)
);
CREATE INDEX notification__course ON notification USING btree (course_id) WHERE (course_id IS NOT NULL);
CREATE INDEX notification__created ON notification USING btree (created_at);
CREATE INDEX notification__waiting ON notification USING btree (due_at, id) WHERE (state = 'waiting'::text);

create table notification_delivery (
  id uuid not null,
  notification_id uuid not null,
  user_id text not null,
  kind text not null,
  channel text not null,
  state text not null,
  reason text,
  due_at timestamp with time zone not null,
  sending_since timestamp with time zone,
  attempts smallint not null default 0,
  sent_at timestamp with time zone,
  remote_id text,
  constraint notification_delivery_pkey PRIMARY KEY (id),
  constraint notification_delivery_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'telegram'::text]))),
  constraint notification_delivery_check CHECK (((state = ANY (ARRAY['skipped'::text, 'failed'::text])) = (reason IS NOT NULL))),
  constraint notification_delivery_notification_id_channel_key UNIQUE (notification_id, channel),
  constraint notification_delivery_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification(id) ON DELETE CASCADE,
  constraint notification_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'skipped'::text]))),
  constraint notification_delivery_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX notification_delivery__due ON notification_delivery USING btree (due_at DESC, id DESC);
CREATE INDEX notification_delivery__remote ON notification_delivery USING btree (remote_id) WHERE ((channel = 'email'::text) AND (remote_id IS NOT NULL));
CREATE INDEX notification_delivery__unfinished ON notification_delivery USING btree (due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX notification_delivery__user ON notification_delivery USING btree (user_id, due_at DESC, id DESC);

create table notification_preference (
  user_id text not null,
  kind text not null,
  channel text not null,
  is_on boolean not null,
  constraint notification_preference_pkey PRIMARY KEY (user_id, kind, channel),
  constraint notification_preference_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'telegram'::text]))),
  constraint notification_preference_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table notification_rhythm (
  user_id text not null,
  quiet_from smallint,
  quiet_until smallint,
  time_zone text,
  constraint notification_rhythm_pkey PRIMARY KEY (user_id),
  constraint notification_rhythm_check CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
  constraint notification_rhythm_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 1439))),
  constraint notification_rhythm_quiet_until_check CHECK (((quiet_until >= 0) AND (quiet_until <= 1439))),
  constraint notification_rhythm_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table one_time_link (
  id uuid not null,
  user_id text not null,
  purpose text not null,
  email text not null,
  secret_hash text not null,
  sealed_secret text,
  mailed_at timestamp with time zone,
  used_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint one_time_link_pkey PRIMARY KEY (id),
  constraint one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'password_reset'::text, 'email_confirmation'::text]))),
  constraint one_time_link_secret_hash_key UNIQUE (secret_hash),
  constraint one_time_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX one_time_link__expires ON one_time_link USING btree (expires_at);
CREATE INDEX one_time_link__user ON one_time_link USING btree (user_id, purpose);

create table outbox_letter (
  id uuid not null,
  user_id text not null,
  address text not null,
  subject text not null,
  plain text not null,
  html text not null,
  created_at timestamp with time zone not null default now(),
  constraint outbox_letter_pkey PRIMARY KEY (id),
  constraint outbox_letter_id_fkey FOREIGN KEY (id) REFERENCES notification_delivery(id) ON DELETE CASCADE,
  constraint outbox_letter_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX outbox_letter__created ON outbox_letter USING btree (created_at DESC, id DESC);
CREATE INDEX outbox_letter__user ON outbox_letter USING btree (user_id);

create table programme (
  id integer not null generated always as identity,
  name text not null,
  constraint programme_pkey PRIMARY KEY (id),
  constraint programme_name_key UNIQUE (name)
);

create table programme_identity (
  source text not null,
  external_id text not null,
  programme_id integer not null,
  import_number integer,
  constraint programme_identity_pkey PRIMARY KEY (source, external_id),
  constraint programme_identity_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id) ON DELETE CASCADE
);
CREATE INDEX programme_identity__programme ON programme_identity USING btree (programme_id);

create table question (
  course_id integer not null,
  activity_id integer not null,
  said_in integer not null,
  "position" smallint not null,
  text text not null,
  options text[],
  right_answer text not null,
  constraint question_pkey PRIMARY KEY (course_id, activity_id, said_in, "position"),
  constraint question_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint question_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);
CREATE INDEX question__activity ON question USING btree (activity_id);

create table recommendation (
  id uuid not null,
  kind text not null,
  course_id integer,
  student_id integer,
  activity_id integer,
  programme_id integer,
  language text not null,
  data_version integer,
  as_of timestamp with time zone not null,
  prompt_version text not null,
  facts_hash text not null,
  composer text not null,
  provider text,
  model text,
  call_id uuid,
  refusal text,
  content jsonb not null,
  edited jsonb,
  state text not null default 'draft'::text,
  urgency double precision not null,
  created_at timestamp with time zone not null default now(),
  decided_by text,
  decided_at timestamp with time zone,
  facts jsonb not null default '{}'::jsonb,
  returned_at timestamp with time zone,
  constraint recommendation_pkey PRIMARY KEY (id),
  constraint recommendation_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id) ON DELETE CASCADE,
  constraint recommendation_check CHECK ((((kind = 'programme_digest'::text) = (programme_id IS NOT NULL)) AND ((kind = 'programme_digest'::text) = (course_id IS NULL)))),
  constraint recommendation_check1 CHECK (((kind = ANY (ARRAY['advice'::text, 'test_feedback'::text])) = (student_id IS NOT NULL))),
  constraint recommendation_check2 CHECK (((kind = 'test_feedback'::text) = (activity_id IS NOT NULL))),
  constraint recommendation_check3 CHECK (((composer = 'model'::text) = (provider IS NOT NULL))),
  constraint recommendation_composer_check CHECK ((composer = ANY (ARRAY['rules'::text, 'model'::text]))),
  constraint recommendation_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint recommendation_course_id_student_id_fkey FOREIGN KEY (course_id, student_id) REFERENCES enrolment(course_id, student_id) ON DELETE CASCADE,
  constraint recommendation_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint recommendation_kind_check CHECK ((kind = ANY (ARRAY['advice'::text, 'test_feedback'::text, 'course_summary'::text, 'programme_digest'::text]))),
  constraint recommendation_language_check CHECK ((language = ANY (ARRAY['ru'::text, 'en'::text]))),
  constraint recommendation_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id) ON DELETE CASCADE,
  constraint recommendation_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'rejected'::text, 'outdated'::text])))
);
CREATE INDEX recommendation__activity ON recommendation USING btree (activity_id) WHERE (activity_id IS NOT NULL);
CREATE INDEX recommendation__decided ON recommendation USING btree (course_id, decided_at DESC, id DESC) WHERE (state = ANY (ARRAY['approved'::text, 'rejected'::text]));
CREATE INDEX recommendation__decided_by ON recommendation USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE UNIQUE INDEX recommendation__one_draft ON recommendation USING btree (kind, course_id, student_id, activity_id, programme_id, language) NULLS NOT DISTINCT WHERE (state = 'draft'::text);
CREATE INDEX recommendation__programme ON recommendation USING btree (programme_id, id DESC) WHERE (programme_id IS NOT NULL);
CREATE INDEX recommendation__student ON recommendation USING btree (course_id, student_id, kind, id DESC);
CREATE INDEX recommendation__summary ON recommendation USING btree (course_id, as_of) WHERE (kind = 'course_summary'::text);
CREATE INDEX recommendation__waiting ON recommendation USING btree (course_id, ((returned_at IS NULL)), ((- urgency)), id) WHERE (state = 'draft'::text);

create table recommendation_decision (
  id uuid not null,
  recommendation_id uuid not null,
  action text not null,
  user_id text,
  note text,
  before jsonb not null,
  created_at timestamp with time zone not null default now(),
  reason text,
  constraint recommendation_decision_pkey PRIMARY KEY (id),
  constraint recommendation_decision_action_check CHECK ((action = ANY (ARRAY['approved'::text, 'edited'::text, 'rejected'::text, 'returned'::text, 'taken_back'::text]))),
  constraint recommendation_decision_check CHECK (((reason IS NOT NULL) = (action = 'rejected'::text))),
  constraint recommendation_decision_reason_check CHECK ((reason = ANY (ARRAY['untrue'::text, 'unhelpful'::text, 'unclear'::text, 'tone'::text, 'late'::text, 'other'::text]))),
  constraint recommendation_decision_recommendation_id_fkey FOREIGN KEY (recommendation_id) REFERENCES recommendation(id) ON DELETE CASCADE,
  constraint recommendation_decision_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX recommendation_decision__recommendation ON recommendation_decision USING btree (recommendation_id, id DESC);
CREATE INDEX recommendation_decision__user ON recommendation_decision USING btree (user_id) WHERE (user_id IS NOT NULL);

create table recommendation_done (
  recommendation_id uuid not null,
  item smallint not null,
  done_at timestamp with time zone not null default now(),
  constraint recommendation_done_pkey PRIMARY KEY (recommendation_id, item),
  constraint recommendation_done_recommendation_id_fkey FOREIGN KEY (recommendation_id) REFERENCES recommendation(id) ON DELETE CASCADE
);

create table recommendation_plan (
  course_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  constraint recommendation_plan_pkey PRIMARY KEY (course_id),
  constraint recommendation_plan_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);

create table recommendation_rating (
  recommendation_id uuid not null,
  stars smallint not null,
  comment text,
  rated_at timestamp with time zone not null default now(),
  constraint recommendation_rating_pkey PRIMARY KEY (recommendation_id),
  constraint recommendation_rating_recommendation_id_fkey FOREIGN KEY (recommendation_id) REFERENCES recommendation(id) ON DELETE CASCADE,
  constraint recommendation_rating_stars_check CHECK (((stars >= 1) AND (stars <= 5)))
);

create table recommendation_setting (
  course_id integer not null,
  shown text not null,
  updated_by text,
  updated_at timestamp with time zone not null default now(),
  constraint recommendation_setting_pkey PRIMARY KEY (course_id),
  constraint recommendation_setting_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint recommendation_setting_shown_check CHECK ((shown = ANY (ARRAY['after_review'::text, 'at_once'::text]))),
  constraint recommendation_setting_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX recommendation_setting__updated_by ON recommendation_setting USING btree (updated_by) WHERE (updated_by IS NOT NULL);

create table recovery_code (
  user_id text not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES second_factor(user_id) ON DELETE CASCADE
);

create table result (
  course_id integer not null,
  student_id integer not null,
  activity_id integer not null,
  status result_status not null,
  score real,
  completed_at timestamp with time zone,
  due_at timestamp with time zone,
  recorded_at timestamp with time zone not null default now(),
  import_number integer,
  constraint result_pkey PRIMARY KEY (course_id, student_id, activity_id)
) partition by HASH (course_id);
create table result_0 partition of result FOR VALUES WITH (modulus 16, remainder 0);
create table result_1 partition of result FOR VALUES WITH (modulus 16, remainder 1);
create table result_2 partition of result FOR VALUES WITH (modulus 16, remainder 2);
create table result_3 partition of result FOR VALUES WITH (modulus 16, remainder 3);
create table result_4 partition of result FOR VALUES WITH (modulus 16, remainder 4);
create table result_5 partition of result FOR VALUES WITH (modulus 16, remainder 5);
create table result_6 partition of result FOR VALUES WITH (modulus 16, remainder 6);
create table result_7 partition of result FOR VALUES WITH (modulus 16, remainder 7);
create table result_8 partition of result FOR VALUES WITH (modulus 16, remainder 8);
create table result_9 partition of result FOR VALUES WITH (modulus 16, remainder 9);
create table result_10 partition of result FOR VALUES WITH (modulus 16, remainder 10);
create table result_11 partition of result FOR VALUES WITH (modulus 16, remainder 11);
create table result_12 partition of result FOR VALUES WITH (modulus 16, remainder 12);
create table result_13 partition of result FOR VALUES WITH (modulus 16, remainder 13);
create table result_14 partition of result FOR VALUES WITH (modulus 16, remainder 14);
create table result_15 partition of result FOR VALUES WITH (modulus 16, remainder 15);
CREATE INDEX result__due ON ONLY result USING btree (due_at) WHERE (due_at IS NOT NULL);

create table role_grant (
  user_id text not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  origin text not null default 'hand'::text,
  constraint role_grant_pkey PRIMARY KEY (user_id, role),
  constraint role_grant_origin_check CHECK ((origin = ANY (ARRAY['hand'::text, 'directory'::text]))),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['student'::text, 'teacher'::text, 'head'::text, 'operator'::text, 'administrator'::text]))),
  constraint role_grant_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX role_grant__role ON role_grant USING btree (role, user_id);

create table schedule_slot (
  schedule text not null,
  slot timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint schedule_slot_pkey PRIMARY KEY (schedule, slot)
);

create table second_factor (
  user_id text not null,
  sealed_secret text not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  created_at timestamp with time zone not null default now(),
  constraint second_factor_pkey PRIMARY KEY (user_id),
  constraint second_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX session__created ON session USING btree (created_at);
CREATE INDEX session__expires ON session USING btree (expires_at);
CREATE INDEX session__updated ON session USING btree (updated_at);
CREATE INDEX session__user ON session USING btree (user_id);

create table setting (
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null default now(),
  updated_by text,
  constraint setting_pkey PRIMARY KEY (key),
  constraint setting_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES user_account(id) ON DELETE SET NULL
);

create table sign_in_attempt (
  subject text not null,
  attempts integer not null,
  window_started_at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (subject)
);

create table source_profile (
  id uuid not null,
  name text not null,
  version integer not null default 1,
  fingerprint text not null,
  mapping jsonb not null,
  created_by text,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  constraint source_profile_pkey PRIMARY KEY (id),
  constraint source_profile_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id) ON DELETE SET NULL
);
CREATE INDEX source_profile__created_by ON source_profile USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE UNIQUE INDEX source_profile__fingerprint ON source_profile USING btree (fingerprint);
CREATE UNIQUE INDEX source_profile__name ON source_profile USING btree (lower(name));

create table source_profile_version (
  profile_id uuid not null,
  version integer not null,
  fingerprint text not null,
  mapping jsonb not null,
  created_by text,
  created_at timestamp with time zone not null default now(),
  constraint source_profile_version_pkey PRIMARY KEY (profile_id, version),
  constraint source_profile_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint source_profile_version_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES source_profile(id) ON DELETE CASCADE
);
CREATE INDEX source_profile_version__created_by ON source_profile_version USING btree (created_by) WHERE (created_by IS NOT NULL);

create table staff_assignment (
  id integer not null generated always as identity,
  user_id text not null,
  course_id integer,
  programme_id integer,
  created_at timestamp with time zone not null default now(),
  role text not null generated always as (
CASE
    WHEN (course_id IS NULL) THEN 'head'::text
    ELSE 'teacher'::text
END) stored,
  constraint staff_assignment_pkey PRIMARY KEY (id),
  constraint staff_assignment_check CHECK ((num_nonnulls(course_id, programme_id) = 1)),
  constraint staff_assignment_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint staff_assignment_grant_fkey FOREIGN KEY (user_id, role) REFERENCES role_grant(user_id, role) ON DELETE CASCADE,
  constraint staff_assignment_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id) ON DELETE CASCADE,
  constraint staff_assignment_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX staff_assignment__course ON staff_assignment USING btree (course_id) WHERE (course_id IS NOT NULL);
CREATE INDEX staff_assignment__grant ON staff_assignment USING btree (user_id, role);
CREATE INDEX staff_assignment__programme ON staff_assignment USING btree (programme_id) WHERE (programme_id IS NOT NULL);
CREATE UNIQUE INDEX staff_assignment__user_course ON staff_assignment USING btree (user_id, course_id) WHERE (course_id IS NOT NULL);
CREATE UNIQUE INDEX staff_assignment__user_programme ON staff_assignment USING btree (user_id, programme_id) WHERE (programme_id IS NOT NULL);

create table stopped_address (
  user_id text not null,
  address text not null,
  code text not null,
  detail text,
  since timestamp with time zone not null default now(),
  constraint stopped_address_pkey PRIMARY KEY (user_id),
  constraint stopped_address_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX stopped_address__since ON stopped_address USING btree (since DESC, user_id);

create table student (
  id integer not null generated always as identity,
  name text,
  email text,
  group_id integer,
  user_id text,
  created_at timestamp with time zone not null default now(),
  login text,
  constraint student_pkey PRIMARY KEY (id),
  constraint student_group_id_fkey FOREIGN KEY (group_id) REFERENCES study_group(id),
  constraint student_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint student_user_id_key UNIQUE (user_id)
);
CREATE INDEX student__email ON student USING btree (lower(email));
CREATE INDEX student__group ON student USING btree (group_id);
CREATE INDEX student__login ON student USING btree (lower(login)) WHERE (login IS NOT NULL);
CREATE INDEX student__words ON student USING gin (array_to_tsvector(array_remove(regexp_split_to_array(translate(lower(((COALESCE(name, ''::text) || ' '::text) || COALESCE(email, ''::text))), 'ё'::text, 'е'::text), '[\s@._-]+'::text), ''::text)));

create table student_course_metric (
  course_id integer not null,
  student_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  activities integer not null,
  done integer not null,
  failed integer not null,
  late integer not null,
  overdue integer not null,
  due integer not null,
  upcoming integer not null,
  attended integer not null,
  lessons_held integer not null,
  lessons_marked integer not null,
  completion_pct double precision,
  attendance_pct double precision,
  overall_pct double precision,
  on_time_pct double precision,
  last_activity_at timestamp with time zone,
  days_since_last_activity double precision,
  pace_recent integer not null,
  pace_before integer not null,
  grade_pct double precision,
  constraint student_course_metric_pkey PRIMARY KEY (course_id, student_id),
  constraint student_course_metric_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint student_course_metric_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX student_course_metric__student ON student_course_metric USING btree (student_id);

create table student_group_attribute (
  student_id integer not null,
  attribute text not null,
  place bigint not null generated always as identity,
  value text not null,
  import_number integer not null,
  constraint student_group_attribute_pkey PRIMARY KEY (student_id, attribute, place),
  constraint student_group_attribute_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX student_group_attribute__import ON student_group_attribute USING btree (import_number);

create table student_identity (
  source text not null,
  external_id text not null,
  student_id integer not null,
  matched_by text,
  import_number integer,
  constraint student_identity_pkey PRIMARY KEY (source, external_id),
  constraint student_identity_matched_by_check CHECK ((matched_by = ANY (ARRAY['email'::text, 'login'::text, 'decision'::text]))),
  constraint student_identity_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX student_identity__external ON student_identity USING btree (external_id);
CREATE INDEX student_identity__import ON student_identity USING btree (import_number);
CREATE INDEX student_identity__student ON student_identity USING btree (student_id);

create table student_topic_metric (
  course_id integer not null,
  student_id integer not null,
  topic text not null,
  answers integer not null,
  mean_pct double precision not null,
  estimate_pct double precision not null,
  constraint student_topic_metric_pkey PRIMARY KEY (course_id, student_id, topic),
  constraint student_topic_metric_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint student_topic_metric_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE
);
CREATE INDEX student_topic_metric__student ON student_topic_metric USING btree (student_id);

create table student_zone (
  course_id integer not null,
  student_id integer not null,
  cluster_run_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  zone text,
  risk_score double precision not null,
  reasons jsonb not null,
  probability double precision,
  judged_by text,
  pattern integer,
  constraint student_zone_pkey PRIMARY KEY (course_id, student_id),
  constraint student_zone_cluster_run_id_fkey FOREIGN KEY (cluster_run_id) REFERENCES cluster_run(id) ON DELETE CASCADE,
  constraint student_zone_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  constraint student_zone_judged_by_check CHECK ((judged_by = ANY (ARRAY['probability'::text, 'rules'::text]))),
  constraint student_zone_pattern_check CHECK ((pattern >= 0)),
  constraint student_zone_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision))),
  constraint student_zone_student_id_fkey FOREIGN KEY (student_id) REFERENCES student(id) ON DELETE CASCADE,
  constraint student_zone_zone_check CHECK ((zone = ANY (ARRAY['A'::text, 'B'::text, 'C'::text])))
);
CREATE INDEX student_zone__run ON student_zone USING btree (cluster_run_id);
CREATE INDEX student_zone__student ON student_zone USING btree (student_id);

create table study_group (
  id integer not null generated always as identity,
  programme_id integer,
  name text not null,
  constraint study_group_pkey PRIMARY KEY (id),
  constraint study_group_name_key UNIQUE (name),
  constraint study_group_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id)
);
CREATE INDEX study_group__programme ON study_group USING btree (programme_id);

create table syllabus_topic (
  course_id integer not null,
  said_in integer not null,
  "position" smallint not null,
  topic text not null,
  week text,
  contents text,
  tasks text,
  constraint syllabus_topic_pkey PRIMARY KEY (course_id, said_in, "position"),
  constraint syllabus_topic_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);

create table task (
  id uuid not null,
  name text not null,
  queue text not null,
  key text,
  input jsonb not null,
  state text not null,
  lane smallint not null default 0,
  due_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  max_attempts integer not null,
  lease_token uuid,
  lease_until timestamp with time zone,
  worker text,
  failure jsonb,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  published_at timestamp with time zone,
  losses integer not null default 0,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_lane_check CHECK ((lane = ANY (ARRAY[0, 1]))),
  constraint task_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'dead'::text, 'superseded'::text])))
);
CREATE INDEX task__claim ON task USING btree (queue, lane, due_at, id) WHERE (state = 'queued'::text);
CREATE INDEX task__finished ON task USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX task__key_dead ON task USING btree (name, key) WHERE (state = 'dead'::text);
CREATE UNIQUE INDEX task__key_queued ON task USING btree (name, key) WHERE ((state = 'queued'::text) AND (key IS NOT NULL));
CREATE UNIQUE INDEX task__key_running ON task USING btree (name, key) WHERE ((state = 'running'::text) AND (key IS NOT NULL));
CREATE INDEX task__lease ON task USING btree (lease_until) WHERE (state = 'running'::text);
CREATE INDEX task__published ON task USING btree (published_at) WHERE ((state = 'queued'::text) AND (published_at IS NOT NULL));
CREATE INDEX task__state ON task USING btree (state, id);
CREATE INDEX task__unpublished ON task USING btree (lane, due_at, id) WHERE ((state = 'queued'::text) AND (published_at IS NULL));

create table task_attempt (
  task_id uuid not null,
  attempt integer not null,
  worker text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  outcome text not null,
  failure jsonb,
  constraint task_attempt_pkey PRIMARY KEY (task_id, attempt, started_at),
  constraint task_attempt_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'retried'::text, 'dead'::text, 'lost'::text, 'released'::text])))
) partition by RANGE (started_at);
create table task_attempt_default partition of task_attempt DEFAULT;

create table task_rate (
  queue text not null,
  second timestamp with time zone not null,
  started integer not null,
  constraint task_rate_pkey PRIMARY KEY (queue, second)
);

create table telegram_chat (
  id bigint not null,
  free_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  wrong_codes smallint not null default 0,
  wrong_since timestamp with time zone,
  used_at timestamp with time zone not null default now(),
  constraint telegram_chat_pkey PRIMARY KEY (id)
);
CREATE INDEX telegram_chat__used ON telegram_chat USING btree (used_at);

create table telegram_code (
  user_id text not null,
  code_hash text not null,
  expires_at timestamp with time zone not null,
  constraint telegram_code_pkey PRIMARY KEY (user_id),
  constraint telegram_code_code_hash_key UNIQUE (code_hash),
  constraint telegram_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE INDEX telegram_code__expires ON telegram_code USING btree (expires_at);

create table telegram_link (
  user_id text not null,
  chat_id bigint not null,
  linked_at timestamp with time zone not null default now(),
  blocked_at timestamp with time zone,
  constraint telegram_link_pkey PRIMARY KEY (user_id),
  constraint telegram_link_chat_id_key UNIQUE (chat_id),
  constraint telegram_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);

create table telegram_pace (
  is_only boolean not null default true,
  free_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  per_second smallint not null default 25,
  constraint telegram_pace_pkey PRIMARY KEY (is_only),
  constraint telegram_pace_is_only_check CHECK (is_only),
  constraint telegram_pace_per_second_check CHECK ((per_second > 0))
);

create table telegram_poller (
  is_only boolean not null default true,
  holder uuid,
  held_until timestamp with time zone not null default '-infinity'::timestamp with time zone,
  next_update bigint not null default 0,
  moved_at timestamp with time zone not null default now(),
  constraint telegram_poller_pkey PRIMARY KEY (is_only),
  constraint telegram_poller_is_only_check CHECK (is_only)
);

create table telegram_update (
  id bigint not null,
  content jsonb,
  answer jsonb,
  received_at timestamp with time zone not null default now(),
  constraint telegram_update_pkey PRIMARY KEY (id)
);
CREATE INDEX telegram_update__chat ON telegram_update USING btree (((content ->> 'chatId'::text))) WHERE (content IS NOT NULL);
CREATE INDEX telegram_update__received ON telegram_update USING btree (received_at);

create table tombstone (
  hash text not null,
  erasure_id uuid not null,
  constraint tombstone_pkey PRIMARY KEY (hash, erasure_id),
  constraint tombstone_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasure(id) ON DELETE CASCADE
);
CREATE INDEX tombstone__erasure ON tombstone USING btree (erasure_id);

create table topic_metric (
  course_id integer not null,
  topic text not null,
  "position" integer not null,
  activities integer not null,
  students integer not null,
  answers integer not null,
  mean_pct double precision not null,
  constraint topic_metric_pkey PRIMARY KEY (course_id, topic),
  constraint topic_metric_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);

create table user_account (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  username text,
  locale text not null default 'ru'::text,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint user_account_pkey PRIMARY KEY (id),
  constraint user_account_email_key UNIQUE (email),
  constraint user_account_locale_check CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text]))),
  constraint user_account_username_key UNIQUE (username)
);
CREATE INDEX user_account__name ON user_account USING btree (name, id);
CREATE INDEX user_account__words ON user_account USING gin (array_to_tsvector(array_remove(regexp_split_to_array(translate(lower(((((name || ' '::text) || COALESCE(username, ''::text)) || ' '::text) || email)), 'ё'::text, 'е'::text), '[\s@._-]+'::text), ''::text)));

create table user_credential (
  id text not null,
  user_id text not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  constraint user_credential_pkey PRIMARY KEY (id),
  constraint user_credential_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint user_credential_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX user_credential__user_provider ON user_credential USING btree (user_id, provider_id);

create table user_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX user_verification__identifier ON user_verification USING btree (identifier);

create table warning_model (
  id integer not null generated always as identity,
  state text not null default 'waiting'::text,
  requested_at timestamp with time zone not null,
  requested_by text,
  trained_at timestamp with time zone,
  models jsonb,
  report jsonb,
  constraint warning_model_pkey PRIMARY KEY (id),
  constraint warning_model_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES user_account(id) ON DELETE SET NULL,
  constraint warning_model_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'training'::text, 'ready'::text, 'refused'::text, 'failed'::text])))
);
CREATE INDEX warning_model__requested_by ON warning_model USING btree (requested_by) WHERE (requested_by IS NOT NULL);

create table watched_file (
  path text not null,
  bytes bigint not null,
  modified_at timestamp with time zone not null,
  state text not null,
  batch_id uuid,
  constraint watched_file_pkey PRIMARY KEY (path),
  constraint watched_file_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE SET NULL,
  constraint watched_file_state_check CHECK ((state = ANY (ARRAY['settling'::text, 'imported'::text, 'repeated'::text, 'empty'::text, 'too_large'::text, 'unreadable'::text])))
);
CREATE INDEX watched_file__batch ON watched_file USING btree (batch_id) WHERE (batch_id IS NOT NULL);

create table way_out (
  course_id integer not null,
  student_id integer not null,
  ways jsonb,
  zone_by_action text,
  constraint way_out_pkey PRIMARY KEY (course_id, student_id),
  constraint way_out_course_id_student_id_fkey FOREIGN KEY (course_id, student_id) REFERENCES enrolment(course_id, student_id) ON DELETE CASCADE,
  constraint way_out_zone_by_action_check CHECK ((zone_by_action = ANY (ARRAY['A'::text, 'B'::text])))
);
CREATE INDEX way_out__student ON way_out USING btree (student_id);

create table way_out_run (
  course_id integer not null,
  data_version integer not null,
  as_of timestamp with time zone not null,
  is_over boolean not null,
  action jsonb,
  constraint way_out_run_pkey PRIMARY KEY (course_id),
  constraint way_out_run_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE
);

create table zone_worsening (
  course_id integer not null,
  student_id integer not null,
  zone text not null,
  told_at timestamp with time zone not null,
  constraint zone_worsening_pkey PRIMARY KEY (course_id, student_id),
  constraint zone_worsening_course_id_student_id_fkey FOREIGN KEY (course_id, student_id) REFERENCES enrolment(course_id, student_id) ON DELETE CASCADE,
  constraint zone_worsening_zone_check CHECK ((zone = ANY (ARRAY['B'::text, 'C'::text])))
);
CREATE INDEX zone_worsening__student ON zone_worsening USING btree (student_id);
