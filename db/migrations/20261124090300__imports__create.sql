-- The way of a file from upload to committed rows.

create table import_batch (
  id uuid primary key,
  file_name text not null,
  file_bytes integer not null,
  file_sha256 text not null,
  -- where the uploaded file lies in the file store
  storage_key text not null,
  status text not null check (status in ('waiting', 'reading', 'checking', 'saving', 'recomputing', 'done', 'refused', 'failed')),
  source text,
  students integer not null default 0,
  activities integer not null default 0,
  lessons integer not null default 0,
  cells_new integer not null default 0,
  cells_changed integer not null default 0,
  cells_same integer not null default 0,
  -- who teaches the courses that this file brings for the first time
  teacher_id text references user_account (id) on delete set null,
  created_by text references user_account (id) on delete set null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
-- the journal, newest first
create index import_batch__created on import_batch (created_at desc, id desc);

create table import_batch_course (
  batch_id uuid not null references import_batch (id) on delete cascade,
  course_id integer not null references course (id) on delete cascade,
  -- the data version that holds this file's rows; recomputation is over when the course's metrics reach it
  data_version integer not null,
  primary key (batch_id, course_id)
);
create index import_batch_course__course on import_batch_course (course_id);

create table import_issue (
  id integer generated always as identity primary key,
  batch_id uuid not null references import_batch (id) on delete cascade,
  severity text not null check (severity in ('error', 'warning', 'info')),
  code text not null,
  sheet text,
  row_number integer,
  column_name text,
  value text,
  params jsonb not null default '{}'
);
create index import_issue__batch on import_issue (batch_id, id);

-- The ledger of cells that an import changed: what stood there before, what stands there since.
create table import_change (
  batch_id uuid not null references import_batch (id) on delete cascade,
  course_id integer not null,
  student_id integer not null,
  activity_id integer not null,
  before jsonb not null,
  after jsonb not null,
  primary key (batch_id, course_id, student_id, activity_id)
);
-- what changed for a student of a course
create index import_change__student on import_change (course_id, student_id);
