-- What operators decided about tables that no known system writes.
create table source_profile (
  id uuid primary key,
  name text not null,
  -- raised at each change of the mapping
  version integer not null default 1,
  -- of the headers of its files (sources/tables/fingerprint.ts)
  fingerprint text not null,
  mapping jsonb not null,
  created_by text references user_account (id) on delete set null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
-- nobody can tell two profiles of one name apart
create unique index source_profile__name on source_profile (lower(name));
-- a file has one profile
create unique index source_profile__fingerprint on source_profile (fingerprint);
-- asked when an account is deleted
create index source_profile__created_by on source_profile (created_by) where created_by is not null;

-- Every version of a profile, so that an import can be told what it was read by.
create table source_profile_version (
  profile_id uuid not null references source_profile (id) on delete cascade,
  version integer not null,
  fingerprint text not null,
  mapping jsonb not null,
  created_by text references user_account (id) on delete set null,
  created_at timestamptz not null default now(),
  primary key (profile_id, version)
);
-- asked when an account is deleted
create index source_profile_version__created_by on source_profile_version (created_by) where created_by is not null;

-- How the file of a batch is to be read, or was, where its headers alone do not tell.
create table import_reading (
  batch_id uuid primary key references import_batch (id) on delete cascade,
  -- the source that the operator chose
  source text,
  -- null although profile_version is not: the profile was deleted
  profile_id uuid references source_profile (id) on delete set null,
  profile_version integer,
  -- the batch whose file is read again
  again_of uuid references import_batch (id) on delete set null
);
-- asked when a profile is deleted
create index import_reading__profile on import_reading (profile_id) where profile_id is not null;
-- asked when a batch is deleted
create index import_reading__again_of on import_reading (again_of) where again_of is not null;
