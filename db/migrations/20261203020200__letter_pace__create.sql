-- When the next letter may leave for a mail domain: mail servers refuse those who come too fast.
create table letter_pace (
  domain text primary key,
  next_at timestamptz not null
);
