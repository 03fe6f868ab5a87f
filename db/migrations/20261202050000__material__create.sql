-- What a course gives its students to read, watch and try: a link, a text, or both.
create table material (
  id uuid primary key,
  course_id integer not null references course (id) on delete cascade,
  title text not null,
  url text,
  text text,
  -- the Russian configuration stems words of Latin letters as English
  words tsvector not null generated always as (
    setweight(to_tsvector('russian', title), 'A') || setweight(to_tsvector('russian', coalesce(text, '')), 'B')
  ) stored,
  -- null: erased since
  updated_by text references user_account (id) on delete set null,
  updated_at timestamptz not null default now(),
  check (url is not null or text is not null)
);
-- those of a course; a search looks at no others, and a course has few
create index material__course on material (course_id, title, id);
create index material__updated_by on material (updated_by) where updated_by is not null;

-- For what a teacher has put it there.
create table material_attachment (
  material_id uuid not null references material (id) on delete cascade,
  activity_id integer references activity (id) on delete cascade,
  topic text,
  check (num_nonnulls(activity_id, topic) = 1)
);
create unique index material_attachment__one on material_attachment (material_id, activity_id, topic) nulls not distinct;
-- when an activity is removed
create index material_attachment__activity on material_attachment (activity_id) where activity_id is not null;
