-- Letters of an installation without a mail server: administrators read here what would have been sent.
create table outbox_letter (
  -- the delivery
  id uuid primary key references notification_delivery (id) on delete cascade,
  user_id text not null references user_account (id) on delete cascade,
  address text not null,
  subject text not null,
  plain text not null,
  html text not null,
  created_at timestamptz not null default now()
);
-- the last first; and those that are old enough to go
create index outbox_letter__created on outbox_letter (created_at desc, id desc);
-- one person's, when the account goes
create index outbox_letter__user on outbox_letter (user_id);
