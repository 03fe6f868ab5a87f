-- Derived from results, per course, at a data version and a moment.

create table student_course_metric (
  course_id integer not null references course (id) on delete cascade,
  student_id integer not null references student (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null,
  activities integer not null,
  done integer not null,
  failed integer not null,
  late integer not null,
  overdue integer not null,
  due integer not null,
  upcoming integer not null,
  attended integer not null,
  lessons_held integer not null,
  lessons_marked integer not null,
  completion_pct double precision,
  attendance_pct double precision,
  overall_pct double precision,
  on_time_pct double precision,
  last_activity_at timestamptz,
  days_since_last_activity double precision,
  pace_recent integer not null,
  pace_before integer not null,
  primary key (course_id, student_id)
);
-- a student's own courses
create index student_course_metric__student on student_course_metric (student_id);

create table course_metric (
  course_id integer primary key references course (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null,
  students integer not null,
  activities integer not null,
  lessons integer not null,
  totals jsonb not null,
  means jsonb not null,
  medians jsonb not null,
  -- the next deadline after as_of: when it passes, the course is recomputed
  next_due_at timestamptz
);
-- courses whose next deadline has passed
create index course_metric__next_due on course_metric (next_due_at) where next_due_at is not null;
