-- What leads a student of zone B or C to a better zone, found after the zones and for the same data and moment.

create table way_out (
  course_id integer not null,
  student_id integer not null,
  -- null: not searched for
  ways jsonb,
  -- the zone if everybody did the course's common action; null: no better one
  zone_by_action text check (zone_by_action in ('A', 'B')),
  primary key (course_id, student_id),
  foreign key (course_id, student_id) references enrolment (course_id, student_id) on delete cascade
);
-- who leaves the university is looked for by student
create index way_out__student on way_out (student_id);

-- For which data and which moment the ways of a course were found.
create table way_out_run (
  course_id integer primary key references course (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null,
  -- nothing can be done in the course any more
  is_over boolean not null,
  -- the one thing that helps the most students; null: nothing helps anybody
  action jsonb
);
