-- Attributes of students given for one purpose: to see whether a model errs more often in some group. Nothing but that
-- evaluation reads them, and they are never features.
create table student_group_attribute (
  student_id integer not null references student (id) on delete cascade,
  attribute text not null,
  -- in the order in which imports were stored: the newest word holds
  place bigint generated always as identity,
  value text not null,
  import_number integer not null,
  primary key (student_id, attribute, place)
);
-- undoing an import
create index student_group_attribute__import on student_group_attribute (import_number);
