-- How students ended their courses, as imports say it. The newest word about a student in a course holds; undoing an import
-- takes its words back, and an earlier one holds again.
create type course_outcome as enum ('passed', 'failed', 'left');

create table enrolment_outcome (
  course_id integer not null,
  student_id integer not null,
  -- in the order in which imports were stored
  place bigint generated always as identity,
  import_number integer not null,
  outcome course_outcome not null,
  -- when the student failed or left, as far as the source tells
  outcome_at timestamptz,
  primary key (course_id, student_id, place),
  foreign key (course_id, student_id) references enrolment (course_id, student_id) on delete cascade
);
-- undoing an import
create index enrolment_outcome__import on enrolment_outcome (course_id, import_number);
