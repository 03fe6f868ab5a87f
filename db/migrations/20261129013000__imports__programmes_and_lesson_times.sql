-- What the sheets of programmes and of the schedule of the template bring.

-- Programmes as files name them: a programme keeps the name that people give it afterwards.
create table programme_identity (
  source text not null,
  external_id text not null,
  programme_id integer not null references programme (id) on delete cascade,
  -- number of the import that made the programme; null: it was there already
  import_number integer,
  primary key (source, external_id)
);
-- what goes with a programme
create index programme_identity__programme on programme_identity (programme_id);

alter table activity
  -- when and where a lesson is held: [{"at", "room"}], either may be null; null: nobody has said
  add column held jsonb;

alter table import_plan
  -- programmes that saving would make, and groups that it would put into others
  add column programmes jsonb not null default '{"added": {"count": 0, "items": []}, "groups": {"count": 0, "items": []}}';
