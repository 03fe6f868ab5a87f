-- Recommendations are checked by the teachers of a course; a low rating brings one back to them.

alter table recommendation
  -- when the student rated it low; null: never, or it has been approved since
  add column returned_at timestamptz;

-- what waits for a decision in a course: those that students brought back, then the most urgent
drop index recommendation__waiting;
create index recommendation__waiting on recommendation (course_id, (returned_at is null), (-urgency), id)
  where state = 'draft';
-- what was decided in a course, the last first
create index recommendation__decided on recommendation (course_id, decided_at desc, id desc)
  where state in ('approved', 'rejected');

alter table recommendation_decision
  -- why it was rejected
  add column reason text check (reason in ('untrue', 'unhelpful', 'unclear', 'tone', 'late', 'other')),
  add check ((reason is not null) = (action = 'rejected'));

-- When the students of a course see what is advised to them. No row: after a teacher has checked it.
create table recommendation_setting (
  course_id integer primary key references course (id) on delete cascade,
  shown text not null check (shown in ('after_review', 'at_once')),
  updated_by text references user_account (id) on delete set null,
  updated_at timestamptz not null default now()
);
-- when a person is removed
create index recommendation_setting__updated_by on recommendation_setting (updated_by) where updated_by is not null;
