-- People of a file of whom somebody has to decide who they are, while its import waits.

create table import_person (
  batch_id uuid not null references import_batch (id) on delete cascade,
  external_id text not null,
  -- in the order of the file
  place integer not null,
  -- as the file names the person
  name text,
  email text,
  login text,
  "group" text,
  -- [{"studentId", "keys", "isTaken"}], the likeliest first
  candidates jsonb not null,
  -- the candidate who is likelier than all others and free; null: nobody is
  likely_id integer references student (id) on delete set null,
  is_decided boolean not null default false,
  -- decided, and null: none of the students known
  student_id integer references student (id) on delete cascade,
  primary key (batch_id, external_id)
);
-- two people of a file are never one student
create unique index import_person__student on import_person (batch_id, student_id) where student_id is not null;
-- the list, page by page
create index import_person__place on import_person (batch_id, place);
-- what goes with a student
create index import_person__chosen on import_person (student_id) where student_id is not null;
create index import_person__likely on import_person (likely_id) where likely_id is not null;

alter table import_plan
  -- whom saving would recognise: {"count", "items": [{"name", "known", "key"}]}
  add column recognised jsonb not null default '{"count": 0, "items": []}',
  -- somebody has to decide who people are, or has decided since the plan was made
  add column awaits_people boolean not null default false;
