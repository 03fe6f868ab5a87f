-- The last worsening of a student's zone in a course that anybody was told of, so that it is not told again and again.
create table zone_worsening (
  course_id integer not null,
  student_id integer not null,
  zone text not null check (zone in ('B', 'C')),
  told_at timestamptz not null,
  primary key (course_id, student_id),
  foreign key (course_id, student_id) references enrolment (course_id, student_id) on delete cascade
);
-- what goes with a student
create index zone_worsening__student on zone_worsening (student_id);
