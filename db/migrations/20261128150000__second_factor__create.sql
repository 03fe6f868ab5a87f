-- The second factor of people who have one: a secret shared with an application on their phone (RFC 6238).
create table second_factor (
  user_id text primary key references user_account (id) on delete cascade,
  -- encrypted with a key derived from PULSE_SECRET
  sealed_secret text not null,
  -- null: shown, and no code has proven yet that the phone has it
  confirmed_at timestamptz,
  -- the last time step whose code was used: neither it nor an earlier one is taken again
  last_step bigint,
  created_at timestamptz not null default now()
);

-- For who has lost the phone: each works once.
create table recovery_code (
  user_id text not null references second_factor (user_id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
