-- The row is the task (DESIGN §6).

create table task (
  id uuid primary key,
  name text not null,
  queue text not null,
  -- tasks of one name and key collapse while they wait, and never run at once
  key text,
  input jsonb not null,
  state text not null check (state in ('queued', 'running', 'done', 'dead', 'superseded')),
  -- 0 interactive, 1 bulk
  lane smallint not null default 0 check (lane in (0, 1)),
  due_at timestamptz not null default now(),
  -- begun so far
  attempts integer not null default 0,
  max_attempts integer not null,
  -- whose attempt it is: a worker that lost its lease no longer knows the token
  lease_token uuid,
  lease_until timestamptz,
  worker text,
  -- code and parameters of the sentence that tells people why it failed
  failure jsonb,
  created_at timestamptz not null default now(),
  -- of the last attempt
  started_at timestamptz,
  finished_at timestamptz
);
-- claim: the next due task of a queue
create index task__claim on task (queue, lane, due_at, id) where state = 'queued';
-- collapse: at most one waiting task of a key
create unique index task__key_queued on task (name, key) where state = 'queued' and key is not null;
-- exclusion: at most one running task of a key
create unique index task__key_running on task (name, key) where state = 'running' and key is not null;
-- what has stopped and waits for a person, e.g. the imports of the journal
create index task__key_dead on task (name, key) where state = 'dead';
-- leases that ran out
create index task__lease on task (lease_until) where state = 'running';
-- the administrator's page: newest of a state (ids grow with time), and counts of what is not finished
create index task__state on task (state, id);
-- finished within the last hour; cleanup of what finished long ago
create index task__finished on task (finished_at) where finished_at is not null;

create table task_attempt (
  task_id uuid not null references task (id) on delete cascade,
  attempt integer not null,
  worker text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  outcome text not null check (outcome in ('done', 'retried', 'dead', 'lost', 'released')),
  failure jsonb,
  primary key (task_id, attempt, started_at)
);

-- A schedule's slot is run by whoever inserts it first.
create table schedule_slot (
  schedule text not null,
  slot timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (schedule, slot)
);

-- Starts of tasks of rate-limited queues, counted per second.
create table task_rate (
  queue text not null,
  second timestamptz not null,
  started integer not null,
  primary key (queue, second)
);
