-- People, what they may do, and how they prove who they are.
-- The columns of user_account, session, user_credential and user_verification follow better-auth, renamed to ours.

create table user_account (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  -- the login people type; lower case
  username text unique,
  locale text not null default 'ru' check (locale in ('ru', 'en')),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table session (
  id text primary key,
  user_id text not null references user_account (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- sign-out everywhere, list of own sessions
create index session__user on session (user_id);
-- cleanup of expired sessions
create index session__expires on session (expires_at);

create table user_credential (
  id text primary key,
  user_id text not null references user_account (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index user_credential__user on user_credential (user_id);

create table user_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index user_verification__identifier on user_verification (identifier);

create table role_grant (
  user_id text not null references user_account (id) on delete cascade,
  role text not null check (role in ('student', 'teacher', 'head', 'operator', 'administrator')),
  created_at timestamptz not null default now(),
  primary key (user_id, role)
);

-- Attempts to sign in, counted per login and per address in a window; a successful one is taken back.
create table sign_in_attempt (
  -- keyed hash: somebody may have typed the password where the login belongs
  subject text primary key,
  attempts integer not null,
  window_started_at timestamptz not null
);

create table api_token (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references user_account (id) on delete cascade,
  name text not null,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz
);
create index api_token__user on api_token (user_id);

create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text references user_account (id) on delete set null
);
