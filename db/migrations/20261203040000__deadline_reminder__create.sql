-- Which deadlines a student has been told of, so that each is told once. A deadline that is moved is another one.
create table deadline_reminder (
  student_id integer not null references student (id) on delete cascade,
  -- without a foreign key, which would cost as much as the row: ids are never used again, and rows go with their time
  activity_id integer not null,
  due_at timestamptz not null,
  -- so many hours before it; 0: that it has passed
  hours smallint not null check (hours >= 0),
  primary key (student_id, activity_id, due_at, hours)
);
-- those that are over and go
create index deadline_reminder__due on deadline_reminder (due_at);

-- deadlines of all courses that come or came within a few days (reminders.plan, digests.weekly)
create index activity__due on activity (due_at) where due_at is not null;
-- a student's own deadlines among them
create index result__due on result (due_at) where due_at is not null;
