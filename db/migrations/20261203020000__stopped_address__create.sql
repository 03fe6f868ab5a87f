-- Addresses that letters come back from. One counts as long as it is the address of its person.
create table stopped_address (
  user_id text primary key references user_account (id) on delete cascade,
  -- in lower case
  address text not null,
  -- what the mail server said, e.g. `550` or `5.1.1`
  code text not null,
  detail text,
  since timestamptz not null default now()
);
-- the last first, for administrators
create index stopped_address__since on stopped_address (since desc, user_id);
