-- How sound the groups of students of a course are by other ways to find them; one comparison a course, the latest. Nothing
-- of single students.
create table clustering_comparison (
  course_id integer primary key references course (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null,
  -- figures of each way, as src/domains/risk/clusterings/contract.ts has them
  result jsonb not null
);
