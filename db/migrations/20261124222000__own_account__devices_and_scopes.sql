-- Browsers from which a person has signed in: from another one they are told by letter.
create table known_device (
  id uuid primary key,
  user_id text not null references user_account (id) on delete cascade,
  -- of the cookie that the browser keeps
  secret_hash text not null,
  user_agent text,
  ip_address text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  unique (user_id, secret_hash)
);
-- cleanup of browsers not seen for a year
create index known_device__last_seen on known_device (last_seen_at);

-- What a token may do: null means all that its owner may.
alter table api_token add column permissions text[], add column read_only boolean not null default false;

-- cleanup of sessions not used for long, and of long ones
create index session__updated on session (updated_at);
create index session__created on session (created_at);
