-- Who asked for whose erasure, by ids that lead nowhere once it is done (docs/adr/0016).
create table erasure (
  id uuid primary key,
  -- No references: the record outlives what it is about, and who asked.
  user_id text,
  student_id integer,
  requested_by text,
  requested_at timestamptz not null default now(),
  -- null: the task has not run yet
  erased_at timestamptz,
  -- since then the person may come again
  lifted_at timestamptz,
  -- tells whether the hashes were made with the PULSE_SECRET of today
  key_mark text,
  check (num_nonnulls(user_id, student_id) > 0)
);
-- the list of erasures, newest first
create index erasure__requested on erasure (requested_at desc, id desc);
-- is an erasure of this person under way?
create unique index erasure__open_user on erasure (user_id) where erased_at is null and user_id is not null;
create unique index erasure__open_student on erasure (student_id) where erased_at is null and student_id is not null;

-- What must not come back: keyed hashes of addresses, logins and ids in sources. Nobody is read out of them.
create table tombstone (
  hash text not null,
  erasure_id uuid not null references erasure (id) on delete cascade,
  primary key (hash, erasure_id)
);
-- what is lifted with an erasure
create index tombstone__erasure on tombstone (erasure_id);
