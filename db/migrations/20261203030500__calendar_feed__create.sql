-- The address at which a calendar program finds a person's deadlines and lessons; the database keeps the hash of its
-- secret.
create table calendar_feed (
  user_id text primary key references user_account (id) on delete cascade,
  secret_hash text not null unique,
  created_at timestamptz not null default now(),
  -- null: no program has asked yet
  read_at timestamptz,
  -- what was given last, and since when it is so
  content_hash text,
  changed_at timestamptz not null default now()
);
