-- What the results of an activity say of it, as of the course's last recomputation.
create table activity_metric (
  course_id integer not null references course (id) on delete cascade,
  activity_id integer not null references activity (id) on delete cascade,
  -- what it is about, from its column or its name
  topic text,
  students integer not null,
  due integer not null,
  done integer not null,
  failed integer not null,
  late integer not null,
  overdue integer not null,
  scored integer not null,
  mean_pct double precision,
  sd_pct double precision,
  discrimination double precision,
  primary key (course_id, activity_id)
);
-- when an activity is removed
create index activity_metric__activity on activity_metric (activity_id);

create table topic_metric (
  course_id integer not null references course (id) on delete cascade,
  topic text not null,
  position integer not null,
  activities integer not null,
  students integer not null,
  answers integer not null,
  mean_pct double precision not null,
  primary key (course_id, topic)
);

create table student_topic_metric (
  course_id integer not null references course (id) on delete cascade,
  student_id integer not null references student (id) on delete cascade,
  topic text not null,
  answers integer not null,
  mean_pct double precision not null,
  estimate_pct double precision not null,
  primary key (course_id, student_id, topic)
);
-- when a student is removed
create index student_topic_metric__student on student_topic_metric (student_id);

alter table course_metric
  -- what a programme head looks at besides: coming deadlines by week, work that waits for a grade, age of the data
  add column health jsonb;
