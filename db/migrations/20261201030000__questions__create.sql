-- Questions of tests, what students answered, and what a course's programme says of each topic.
-- Columns `said_in` hold the place of an import among those of its course (import_batch_course.place): what an import
-- said goes when it is undone, and what was said before it holds again.

create type answer_verdict as enum ('right', 'wrong', 'skipped', 'unchecked');

-- What is studied when; the last import that says it holds.
create table syllabus_topic (
  course_id integer not null references course (id) on delete cascade,
  said_in integer not null,
  position smallint not null,
  topic text not null,
  week text,
  contents text,
  tasks text,
  primary key (course_id, said_in, position)
);

-- Of each test the last import that says its questions holds.
create table question (
  course_id integer not null references course (id) on delete cascade,
  activity_id integer not null references activity (id) on delete cascade,
  said_in integer not null,
  position smallint not null,
  text text not null,
  -- null: an open question
  options text[],
  -- numbers of options, or a text; empty: not known
  right_answer text not null,
  primary key (course_id, activity_id, said_in, position)
);
-- when an activity is removed
create index question__activity on question (activity_id);

-- A row for each thing said, with the imports that said it; the one said last holds.
create table answer (
  course_id integer not null references course (id) on delete cascade,
  student_id integer not null references student (id) on delete cascade,
  activity_id integer not null references activity (id) on delete cascade,
  position smallint not null,
  given text not null,
  given_hash text not null generated always as (md5(given)) stored,
  verdict answer_verdict not null default 'unchecked',
  said_in integer[] not null,
  holds boolean not null default false,
  primary key (course_id, student_id, activity_id, position, given_hash)
) partition by hash (course_id);

do $$
begin
  for remainder in 0..15 loop
    execute format('create table answer_%s partition of answer for values with (modulus 16, remainder %s)', remainder, remainder);
  end loop;
end
$$;
-- when a student or an activity is removed
create index answer__student on answer (student_id);
create index answer__activity on answer (activity_id);

-- What a teacher says of an answer that cannot be judged by comparing: it holds for all who answered so.
create table answer_mark (
  course_id integer not null references course (id) on delete cascade,
  activity_id integer not null references activity (id) on delete cascade,
  position smallint not null,
  -- md5 of the answer as it is compared: the text is the students'
  given_key text not null,
  verdict answer_verdict not null check (verdict in ('right', 'wrong')),
  marked_by text references user_account (id) on delete set null,
  marked_at timestamptz not null default now(),
  primary key (course_id, activity_id, position, given_key)
);
-- when an activity or a person is removed
create index answer_mark__activity on answer_mark (activity_id);
create index answer_mark__marked_by on answer_mark (marked_by) where marked_by is not null;

alter table course
  -- students see the right answers beside their mistakes
  add column shows_right_answers boolean not null default false;
