-- How a course weighs and judges, where its teacher has said otherwise than the institution. No row: as the institution.
create table course_setting (
  course_id integer primary key references course (id) on delete cascade,
  value jsonb not null,
  updated_by text references user_account (id) on delete set null,
  updated_at timestamptz not null default now()
);
-- when a person is removed
create index course_setting__updated_by on course_setting (updated_by) where updated_by is not null;

alter table course
  -- per cent of the most points below which a score counts as failed; null: only what sources call failed does
  add column pass_pct double precision;

alter table student_course_metric
  add column grade_pct double precision;
