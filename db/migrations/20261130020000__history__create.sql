-- How every student and course stood at past moments, so that trends read few rows. Written from results, whose times
-- are known, and written anew where those change (docs/adr/0023).

-- A student at a moment; in months, which are dropped when they are too old.
create table metric_history (
  course_id integer not null,
  student_id integer not null,
  -- a Monday or one of the last days at 0:00, or when the course was last computed
  at timestamptz not null,
  activities integer not null,
  done integer not null,
  failed integer not null,
  due integer not null,
  late integer not null,
  overdue integer not null,
  attended integer not null,
  lessons_held integer not null,
  zone text check (zone in ('A', 'B', 'C')),
  risk_score real not null,
  -- a student's line; everybody of a course at a moment
  primary key (course_id, student_id, at)
) partition by range (at);
create table metric_history_default partition of metric_history default;

-- A course, or a group in it, at the same moments: sums, of which programmes make theirs.
create table course_history (
  course_id integer not null,
  -- 0: the whole course
  group_id integer not null,
  at timestamptz not null,
  students integer not null,
  -- students who have activities, and the sum of their completion; the same of lessons
  completion_students integer not null,
  completion_sum double precision not null,
  attendance_students integer not null,
  attendance_sum double precision not null,
  due integer not null,
  late integer not null,
  overdue integer not null,
  zone_a integer not null,
  zone_b integer not null,
  zone_c integer not null,
  zone_none integer not null,
  -- of the whole course: what the moment was computed from; another one, and it is computed anew
  fingerprint text,
  primary key (course_id, group_id, at)
) partition by range (at);
create table course_history_default partition of course_history default;

-- How far the history of a course is, and what was shown before its data last changed.
create table course_history_state (
  course_id integer primary key references course (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null,
  -- false: begun, and not all moments are written yet
  is_filled boolean not null default false,
  -- the version shown before the present one, and as of when; null: there was none
  previous_version integer,
  previous_as_of timestamptz
);

-- How students stood on the pages before the course's data last changed.
create table metric_before (
  course_id integer not null,
  student_id integer not null,
  activities integer not null,
  done integer not null,
  failed integer not null,
  due integer not null,
  late integer not null,
  overdue integer not null,
  attended integer not null,
  lessons_held integer not null,
  zone text,
  risk_score real not null,
  primary key (course_id, student_id),
  foreign key (course_id, student_id) references enrolment (course_id, student_id) on delete cascade
);

-- Foreign keys of tables in months would lock what they point to whenever a month is made (docs/adr/0006). So whoever
-- leaves a course, by erasure, by undoing an import or together with it, takes the history along by these.
create function forget_history_of_enrolments() returns trigger language plpgsql as $$
begin
  delete from metric_history using removed
  where metric_history.course_id = removed.course_id and metric_history.student_id = removed.student_id;
  return null;
end $$;
create trigger enrolment__forget_history after delete on enrolment
  referencing old table as removed for each statement execute function forget_history_of_enrolments();

create function forget_history_of_courses() returns trigger language plpgsql as $$
begin
  delete from course_history using removed where course_history.course_id = removed.id;
  return null;
end $$;
create trigger course__forget_history after delete on course
  referencing old table as removed for each statement execute function forget_history_of_courses();
