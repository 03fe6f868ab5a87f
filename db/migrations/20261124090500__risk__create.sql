-- Zones with reasons, one run of the clustering per course and data version.

create table cluster_run (
  id integer generated always as identity primary key,
  course_id integer not null references course (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null,
  method text not null check (method in ('k-means', 'rules', 'none')),
  k integer,
  silhouette double precision,
  sizes jsonb not null,
  details jsonb not null default '{}',
  created_at timestamptz not null default now()
);
-- the runs of a course, newest first
create index cluster_run__course on cluster_run (course_id, id desc);

create table student_zone (
  course_id integer not null references course (id) on delete cascade,
  student_id integer not null references student (id) on delete cascade,
  cluster_run_id integer not null references cluster_run (id) on delete cascade,
  data_version integer not null,
  as_of timestamptz not null,
  zone text check (zone in ('A', 'B', 'C')),
  risk_score double precision not null,
  reasons jsonb not null,
  primary key (course_id, student_id)
);
create index student_zone__student on student_zone (student_id);
create index student_zone__run on student_zone (cluster_run_id);
