-- What the staff did about a flag: a student's zone B or C in a course.

-- What somebody thinks of a flag; the last one of a student in a course counts, the others are its history.
create table flag_answer (
  -- ids made later sort later
  id uuid primary key,
  course_id integer not null,
  student_id integer not null,
  -- null: erased since
  user_id text references user_account (id) on delete set null,
  -- withdrawn takes the answer before it back
  verdict text not null check (verdict in ('right', 'wrong', 'handled', 'withdrawn')),
  note text,
  -- the flag that it is about
  zone text not null check (zone in ('B', 'C')),
  probability double precision,
  data_version integer not null,
  -- null: rules judged
  model_version text,
  created_at timestamptz not null default now(),
  foreign key (course_id, student_id) references enrolment (course_id, student_id) on delete cascade
);
-- the last answer of each student of a course
create index flag_answer__student on flag_answer (course_id, student_id, id desc);
-- who is erased is forgotten here
create index flag_answer__user on flag_answer (user_id);

-- That somebody got in touch with a student.
create table contact (
  id uuid primary key,
  course_id integer not null,
  student_id integer not null,
  user_id text references user_account (id) on delete set null,
  kind text not null check (kind in ('talk', 'letter', 'consultation')),
  -- on the institution's calendar
  day date not null,
  note text,
  created_at timestamptz not null default now(),
  foreign key (course_id, student_id) references enrolment (course_id, student_id) on delete cascade
);
-- contacts of a course, or of one of its students, by day
create index contact__student on contact (course_id, student_id, day);
create index contact__user on contact (user_id);
