-- What all processes share of a language model: its use of today and how it fares. One row a provider, locked by whoever
-- is about to call it (docs/adr/0028).
create table llm_provider (
  name text primary key,
  -- day of the university that the sums below are of; what is reserved is part of them
  day date not null,
  calls integer not null default 0,
  tokens bigint not null default 0,
  cost double precision not null default 0,
  -- calls that failed in a row, and why the last one did
  failures integer not null default 0,
  failure_code text,
  failed_at timestamptz,
  -- nobody asks it until then, and then one who tries; null: everybody may
  paused_until timestamptz,
  -- failures: too many in a row. limit: it said itself that it is too much
  pause_reason text check (pause_reason in ('failures', 'limit')),
  -- pauses in a row, each longer than the one before
  pauses integer not null default 0
);

-- Calls under way, and those of the last minute. The place of who dies is free when its lease runs out.
create table llm_reservation (
  id uuid primary key,
  provider text not null references llm_provider (name) on delete cascade,
  day date not null,
  begun_at timestamptz not null,
  lease_until timestamptz not null,
  ended_at timestamptz,
  -- the one who tries after a pause
  is_probe boolean not null,
  -- at most; once ended: in fact
  tokens integer not null,
  cost double precision not null
);
-- what a provider does at present and did within a minute
create index llm_reservation__provider on llm_reservation (provider, begun_at);

-- Answers that are given again to the same question. They go with the course and the student that they are about.
create table llm_answer (
  -- keyed hash of the question
  hash text primary key,
  expires_at timestamptz not null,
  -- the call that brought it
  call_id uuid not null,
  course_id integer references course (id) on delete cascade,
  student_id integer references student (id) on delete cascade,
  provider text not null,
  model text not null,
  text text not null,
  tokens_in integer not null,
  tokens_out integer not null
);
-- when their time is up
create index llm_answer__expires on llm_answer (expires_at);
-- when a call's answer is refused
create index llm_answer__call on llm_answer (call_id);
-- when a course or a student is removed
create index llm_answer__course on llm_answer (course_id);
create index llm_answer__student on llm_answer (student_id);

-- Every question to a language model, by month (docs/adr/0006): neither questions nor answers, and no person. No foreign
-- keys: the record outlives what it is about.
create table llm_call (
  id uuid not null,
  at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  provider text not null,
  model text not null,
  -- kind of advice
  purpose text not null,
  course_id integer,
  data_version integer,
  -- 1 for the first attempt of the task
  attempt integer not null,
  is_cached boolean not null,
  duration_ms integer not null,
  tokens_in integer not null,
  tokens_out integer not null,
  cost double precision not null,
  outcome text not null check (
    outcome in ('answered', 'temporary', 'permanent', 'refused', 'over_limit', 'circuit_open', 'broken', 'untrue')
  ),
  error_code text,
  primary key (at, id)
) partition by range (at);
create table llm_call_default partition of llm_call default;
-- what becomes of a call afterwards
create index llm_call__id on llm_call (id);
-- calls of a provider; its errors of the last half hour
create index llm_call__provider on llm_call (provider, at, id);
create index llm_call__course on llm_call (course_id, at, id);
create index llm_call__outcome on llm_call (outcome, at, id);

-- What an administrator should know of a language model; ends by itself.
create table llm_alert (
  id uuid primary key,
  provider text not null,
  -- errors: share of failed calls. failures: failed calls in a row
  kind text not null check (kind in ('errors', 'failures')),
  raised_at timestamptz not null default now(),
  resolved_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text references user_account (id) on delete set null,
  -- what it came to at worst, and what was allowed
  value double precision not null,
  threshold double precision not null
);
-- one of a kind at a time
create unique index llm_alert__open on llm_alert (provider, kind) where resolved_at is null;
-- when a person is removed
create index llm_alert__acknowledged_by on llm_alert (acknowledged_by);
