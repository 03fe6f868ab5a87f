-- What is known of a course: its activities and each student's result in them, lessons included.

create type activity_kind as enum ('lecture', 'test', 'assignment', 'lesson', 'exam', 'material', 'other');

-- A missing result has no row. 'failed' is done below the pass mark; 'present' and 'absent' are marks of lessons.
create type result_status as enum ('not_attempted', 'attempted', 'done', 'failed', 'excused', 'present', 'absent');

create table activity (
  id integer generated always as identity primary key,
  course_id integer not null references course (id) on delete cascade,
  -- the activity's name as the source tells it apart; two files of one course meet here
  source_key text not null,
  name text not null,
  kind activity_kind not null,
  position integer not null,
  max_points real,
  -- for everybody; a result's own due_at goes before it
  due_at timestamptz,
  created_at timestamptz not null default now(),
  unique (course_id, source_key)
);

create table result (
  course_id integer not null,
  student_id integer not null,
  activity_id integer not null,
  status result_status not null,
  score real,
  completed_at timestamptz,
  due_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (course_id, student_id, activity_id)
) partition by hash (course_id);

do $$
begin
  for remainder in 0..15 loop
    execute format('create table result_%s partition of result for values with (modulus 16, remainder %s)', remainder, remainder);
  end loop;
end
$$;
