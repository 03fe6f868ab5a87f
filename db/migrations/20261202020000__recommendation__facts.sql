-- What a recommendation speaks of: for who reviews it, and to tell what is new since.

alter table recommendation
  -- the sheet that its composer and the check of its truth had; {}: none was kept
  add column facts jsonb not null default '{}';

-- For which data and which moment it was looked who in a course is to be advised; without a row: never.
create table recommendation_plan (
  course_id integer primary key references course (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null
);
