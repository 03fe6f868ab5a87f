-- Who studies what, and who teaches it.

create table programme (
  id integer generated always as identity primary key,
  name text not null unique
);

create table study_group (
  id integer generated always as identity primary key,
  programme_id integer references programme (id),
  name text not null unique
);
create index study_group__programme on study_group (programme_id);

create table student (
  id integer generated always as identity primary key,
  name text,
  email text,
  group_id integer references study_group (id),
  user_id text unique references user_account (id) on delete set null,
  created_at timestamptz not null default now()
);
create index student__group on student (group_id);

-- The same student may be known under several names in several systems.
create table student_identity (
  source text not null,
  external_id text not null,
  student_id integer not null references student (id) on delete cascade,
  primary key (source, external_id)
);
create index student_identity__student on student_identity (student_id);

create table course (
  id integer generated always as identity primary key,
  source text not null,
  external_id text not null,
  name text not null,
  programme_id integer references programme (id),
  -- raised by each committed change to the course's results; whatever is derived carries it
  data_version integer not null default 0,
  created_at timestamptz not null default now(),
  unique (source, external_id)
);
create index course__programme on course (programme_id);

create table enrolment (
  course_id integer not null references course (id) on delete cascade,
  student_id integer not null references student (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (course_id, student_id)
);
-- the courses of a student
create index enrolment__student on enrolment (student_id);

create table staff_assignment (
  id integer generated always as identity primary key,
  user_id text not null references user_account (id) on delete cascade,
  course_id integer references course (id) on delete cascade,
  programme_id integer references programme (id) on delete cascade,
  created_at timestamptz not null default now(),
  check (num_nonnulls(course_id, programme_id) = 1)
);
create unique index staff_assignment__user_course on staff_assignment (user_id, course_id) where course_id is not null;
create unique index staff_assignment__user_programme on staff_assignment (user_id, programme_id) where programme_id is not null;
create index staff_assignment__course on staff_assignment (course_id) where course_id is not null;
create index staff_assignment__programme on staff_assignment (programme_id) where programme_id is not null;
