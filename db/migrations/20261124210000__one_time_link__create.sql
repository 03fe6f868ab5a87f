-- Links that are sent to a person and work once: an invitation, a new password, the proof of an address.
create table one_time_link (
  id uuid primary key,
  user_id text not null references user_account (id) on delete cascade,
  purpose text not null check (purpose in ('invitation', 'password_reset', 'email_confirmation')),
  -- where it is sent; of an e-mail confirmation the address to be proved
  email text not null,
  secret_hash text not null unique,
  -- the secret, encrypted, until the letter is with the mail server
  sealed_secret text,
  mailed_at timestamptz,
  used_at timestamptz,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
-- the used one ends the others; whether an invitation is open
create index one_time_link__user on one_time_link (user_id, purpose);
-- cleanup of expired links
create index one_time_link__expires on one_time_link (expires_at);
