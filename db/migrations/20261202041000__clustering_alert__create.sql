-- What is wrong with the groups of students of a course, since when; an alert ends by itself when its cause is over.
create table clustering_alert (
  id integer generated always as identity primary key,
  course_id integer not null references course (id) on delete cascade,
  -- silhouette, stability: below the threshold. drift, zone_c: above it
  kind text not null check (kind in ('silhouette', 'stability', 'drift', 'zone_c')),
  raised_at timestamptz not null,
  resolved_at timestamptz,
  -- what the figure is while the alert is open, or was last, and what is allowed
  value double precision not null,
  threshold double precision not null
);
-- one of a kind at a time; the open ones of courses
create unique index clustering_alert__open on clustering_alert (course_id, kind) where resolved_at is null;
-- when a course is removed
create index clustering_alert__course on clustering_alert (course_id);
-- those that ended long ago
create index clustering_alert__resolved_at on clustering_alert (resolved_at) where resolved_at is not null;

-- Up to which run the groups of a course have been looked at.
create table clustering_watch (
  course_id integer primary key references course (id) on delete cascade,
  run_id integer not null
);
