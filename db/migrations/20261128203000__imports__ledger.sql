-- What each import did, so that it can be shown before, explained after, and undone.

alter table import_batch
  -- what results and the ledger name an import by: sixteen bytes in each of millions of results would be many
  add column number integer not null generated always as identity unique,
  -- when to ask before saving
  add column review text not null default 'never' check (review in ('never', 'overwrites', 'always')),
  -- the plan that was agreed to, by its digest
  add column agreed_plan text,
  -- false: from before there was a ledger of everything that an import does
  add column has_ledger boolean not null default false,
  drop constraint import_batch_status_check,
  add constraint import_batch_status_check check (status in ('waiting', 'reading', 'checking', 'review', 'saving',
    'recomputing', 'done', 'refused', 'failed', 'cancelled', 'undoing', 'undone'));

-- The how manieth import of its course; one that brings nothing raises no data version but has its place.
alter table import_batch_course add column place integer not null default 0;
update import_batch_course set place = counted.place
from (
  select batch_id, course_id, row_number() over (partition by course_id order by data_version, created_at, id) as place
  from import_batch_course join import_batch on import_batch.id = batch_id
) as counted
where counted.batch_id = import_batch_course.batch_id and counted.course_id = import_batch_course.course_id;

-- the import that says what stands there; null: from before the ledger
alter table result add column import_number integer;

-- Each changed cell is linked to the import that had set it. Nothing stood there before: the import that had set it was
-- undone since.
alter table import_change
  alter column before drop not null,
  add column previous_number integer;

-- Where in its file an import found a student, and of which activities it says what stood there already.
create table import_row (
  import_number integer not null,
  course_id integer not null,
  student_id integer not null,
  -- [{"sheet", "row"}]
  places jsonb not null default '[]',
  confirmed int4multirange not null default '{}',
  created_at timestamptz not null,
  primary key (course_id, student_id, import_number, created_at)
) partition by range (created_at);
create table import_row_default partition of import_row default;

-- Where in its file an import found an activity.
create table import_column (
  import_number integer not null,
  course_id integer not null,
  activity_id integer not null,
  -- [{"sheet", "column"}]
  places jsonb not null default '[]',
  created_at timestamptz not null,
  primary key (course_id, activity_id, import_number, created_at)
) partition by range (created_at);
create table import_column_default partition of import_column default;

-- What an import made or altered besides results; nothing before: made.
create table import_entity (
  import_number integer not null,
  kind text not null check (kind in ('course', 'activity', 'student', 'enrolment', 'group')),
  -- of an enrolment, the student
  entity_id integer not null,
  -- 0 for what belongs to no course
  course_id integer not null default 0,
  before jsonb,
  after jsonb,
  created_at timestamptz not null,
  primary key (import_number, kind, entity_id, course_id, created_at)
) partition by range (created_at);
-- asked when a person is erased
create index import_entity__entity on import_entity (kind, entity_id);
create table import_entity_default partition of import_entity default;

-- What an import would do, while somebody is asked.
create table import_plan (
  batch_id uuid primary key references import_batch (id) on delete cascade,
  digest text not null,
  -- the course has changed since an earlier plan was agreed to
  is_renewed boolean not null default false,
  courses jsonb not null,
  made_at timestamptz not null
);
create table import_plan_change (
  batch_id uuid not null references import_plan (batch_id) on delete cascade,
  place integer not null,
  course_id integer not null,
  student_id integer not null,
  activity_id integer not null,
  before jsonb not null,
  after jsonb not null,
  overwrites boolean not null,
  primary key (batch_id, place)
);
create index import_plan_change__student on import_plan_change (student_id);
