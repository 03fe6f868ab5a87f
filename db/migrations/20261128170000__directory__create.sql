-- People and roles that come from the university's directory (LDAP).

-- By whom a role was given: what a directory has given, and nothing else, it may take away.
alter table role_grant add column origin text not null default 'hand' check (origin in ('hand', 'directory'));

-- Which entry of the directory a person is.
create table directory_person (
  -- the entry's own id there, the same for ever: entryUUID, objectGUID
  entry_id text primary key,
  user_id text not null unique references user_account (id) on delete cascade,
  -- as the directory last wrote them: only what it changes is changed here, so that a person's own address stays
  seen_name text,
  seen_email text,
  seen_login text,
  -- since when access is closed because the directory no longer names the person; null: it does, or somebody closed it
  closed_at timestamptz,
  linked_at timestamptz not null default now()
);

-- A look at the directory, and what came of it.
create table directory_run (
  id uuid primary key,
  kind text not null check (kind in ('check', 'preview', 'apply')),
  -- null: the command line
  task_id uuid,
  started_by text references user_account (id) on delete set null,
  -- people who may lose access or roles because somebody has confirmed it; null: nobody has
  confirmed_losses integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- entries read so far
  entries integer not null default 0,
  -- stopped: more would lose access or roles than the bound allows, and nothing was changed
  outcome text check (outcome in ('checked', 'previewed', 'applied', 'stopped')),
  finished_at timestamptz,
  counts jsonb,
  -- the people concerned, for the page; emptied when a newer look has its own
  items jsonb not null default '[]'
);
-- the newest runs
create index directory_run__created on directory_run (created_at desc, id desc);
