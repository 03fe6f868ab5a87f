-- Weeks whose digests have been raised.
create table digest_week (
  -- ISO 8601, e.g. 2026-W46
  week text primary key,
  raised_at timestamptz not null default now()
);
