-- A one-time code that links a chat with an account; the database keeps its hash.
create table telegram_code (
  user_id text primary key references user_account (id) on delete cascade,
  code_hash text not null unique,
  expires_at timestamptz not null
);
-- those that have run out
create index telegram_code__expires on telegram_code (expires_at);

-- What people write to the bot. Taken over once by its number, answered by a task.
create table telegram_update (
  -- Telegram's own
  id bigint primary key,
  -- null: it was answered, and nothing is kept of it but that it came
  content jsonb,
  -- what is said to it: known with the effect, before it is sent
  answer jsonb,
  received_at timestamptz not null default now()
);
-- what waits of a person who is erased
create index telegram_update__chat on telegram_update ((content ->> 'chatId')) where content is not null;
-- those that are old enough to go
create index telegram_update__received on telegram_update (received_at);

-- Who asks Telegram for updates, and from which on: one process at a time.
create table telegram_poller (
  is_only boolean primary key default true check (is_only),
  holder uuid,
  held_until timestamptz not null default '-infinity',
  next_update bigint not null default 0,
  moved_at timestamptz not null default now()
);

-- When the next message may leave, to anybody.
create table telegram_pace (
  is_only boolean primary key default true check (is_only),
  free_at timestamptz not null default '-infinity',
  -- Telegram takes 30 messages a second of a bot
  per_second smallint not null default 25 check (per_second > 0)
);

-- When the next message may leave for one chat, and how many wrong codes came from it.
create table telegram_chat (
  id bigint primary key,
  free_at timestamptz not null default '-infinity',
  wrong_codes smallint not null default 0,
  wrong_since timestamptz,
  used_at timestamptz not null default now()
);
-- those that are old enough to go
create index telegram_chat__used on telegram_chat (used_at);
