-- Learning systems that grades are pulled from.

create table connection (
  id uuid primary key,
  kind text not null check (kind in ('moodle', 'canvas', 'oneroster')),
  title text not null,
  address text not null,
  -- what ids of its courses and students begin with here; it stays when the system moves to another address
  namespace text not null,
  -- client id and where tokens are given (OneRoster)
  account text,
  token_address text,
  -- token or client secret, sealed with PULSE_SECRET (kernel/seal.ts)
  sealed_secret text not null,
  -- ids of the courses to pull; null: all that the token sees
  course_ids text[],
  schedule text not null check (schedule in ('off', 'hourly', 'nightly')),
  -- when its imports ask before they save
  review text not null check (review in ('never', 'overwrites', 'always')),
  -- raised by each change, so that two people do not undo each other's
  version integer not null default 1,
  created_by text references user_account (id) on delete set null,
  created_at timestamptz not null default now()
);

-- A pull, and what came of it.
create table connection_run (
  id uuid primary key,
  connection_id uuid not null references connection (id) on delete cascade,
  -- reads the list of courses
  task_id uuid,
  -- null: the schedule or the command line
  started_by text references user_account (id) on delete set null,
  created_at timestamptz not null default now(),
  -- when the list of courses was read; from then on each course has its own task
  listed_at timestamptz
);
-- the newest runs of a connection, and of all that are old
create index connection_run__newest on connection_run (connection_id, created_at desc, id desc);
create index connection_run__created on connection_run (created_at);

-- A course of a pull.
create table connection_run_course (
  run_id uuid not null references connection_run (id) on delete cascade,
  -- as the system has it
  course_id text not null,
  name text not null,
  task_id uuid,
  -- null: under way, or its task has failed. unchanged: the same as when it was last imported. empty: it has no students
  outcome text check (outcome in ('imported', 'unchanged', 'empty')),
  -- import_batch that it became, or that it was the same as
  import_id uuid,
  finished_at timestamptz,
  primary key (run_id, course_id)
);

-- What was last imported of a course: the same content is not imported twice.
create table connection_course (
  connection_id uuid not null references connection (id) on delete cascade,
  course_id text not null,
  sha256 text not null,
  import_id uuid not null,
  primary key (connection_id, course_id)
);
