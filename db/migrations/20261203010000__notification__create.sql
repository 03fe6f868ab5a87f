-- What people are to be told. Raised in the transaction of what happened; channel and time are chosen afterwards.
create table notification (
  id uuid primary key,
  user_id text not null references user_account (id) on delete cascade,
  kind text not null,
  -- of one person and kind: raised twice, it is told once
  key text not null,
  -- what the words need
  facts jsonb not null,
  course_id integer references course (id) on delete cascade,
  due_at timestamptz not null,
  -- after it nobody needs to hear of it; null: never
  expires_at timestamptz,
  -- planned: a delivery for each channel exists, also where it says why not
  state text not null default 'waiting' check (state in ('waiting', 'planned', 'cancelled', 'expired')),
  created_at timestamptz not null default now(),
  unique (user_id, kind, key)
);
-- those whose channel and time are to be chosen
create index notification__waiting on notification (due_at, id) where state = 'waiting';
create index notification__course on notification (course_id) where course_id is not null;
-- those that are old enough to go
create index notification__created on notification (created_at);

-- What becomes of a notification by one channel: the log of what was sent to whom, and why not.
create table notification_delivery (
  -- the Message-ID of a letter derives from it
  id uuid primary key,
  notification_id uuid not null references notification (id) on delete cascade,
  user_id text not null references user_account (id) on delete cascade,
  kind text not null,
  channel text not null check (channel in ('email', 'telegram')),
  -- sending: an attempt was begun and nothing noted since
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'skipped')),
  -- why it was skipped or failed: a code
  reason text,
  due_at timestamptz not null,
  sending_since timestamptz,
  attempts smallint not null default 0,
  sent_at timestamptz,
  -- what the channel calls it, where it tells
  remote_id text,
  unique (notification_id, channel),
  check ((state in ('skipped', 'failed')) = (reason is not null))
);
-- one person's, the last first; and how many came in a day
create index notification_delivery__user on notification_delivery (user_id, due_at desc, id desc);
-- everybody's, the last first
create index notification_delivery__due on notification_delivery (due_at desc, id desc);

-- What a person has chosen other than the default of a kind.
create table notification_preference (
  user_id text not null references user_account (id) on delete cascade,
  kind text not null,
  channel text not null check (channel in ('email', 'telegram')),
  is_on boolean not null,
  primary key (user_id, kind, channel)
);

-- When a person wants to hear of nothing that can wait. No row: as the institution has set it.
create table notification_rhythm (
  user_id text primary key references user_account (id) on delete cascade,
  -- minutes of the day, may go over midnight; both null: no quiet hours
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  -- null: the institution's
  time_zone text,
  check ((quiet_from is null) = (quiet_until is null))
);

-- The chat of a person with the bot.
create table telegram_link (
  user_id text primary key references user_account (id) on delete cascade,
  chat_id bigint not null unique,
  linked_at timestamptz not null default now(),
  -- when Telegram said that the person has blocked the bot; null: it may write
  blocked_at timestamptz
);
