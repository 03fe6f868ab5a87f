-- Who did what with whose data, by month (docs/adr/0012). It holds ids and no names, so that a person can be erased
-- without a row being touched. No foreign keys: the record outlives what it is about.

create table audit_event (
  id uuid not null,
  at timestamptz not null default date_trunc('milliseconds', now()),
  action text not null,
  -- who; null: nobody known, or the program itself
  actor_id text,
  means text not null check (means in ('session', 'token', 'command', 'program', 'nobody')),
  -- whose
  user_id text,
  student_id integer,
  course_id integer,
  -- network of the address, e.g. 192.0.2.0/24
  network text,
  details jsonb not null default '{}',
  primary key (at, id)
) partition by range (at);
create table audit_event_default partition of audit_event default;

-- the journal of what somebody did; views of the last hour that need no second row
create index audit_event__actor on audit_event (actor_id, at, id);
-- the journal of what concerned somebody
create index audit_event__user on audit_event (user_id, at, id);
create index audit_event__student on audit_event (student_id, at, id);
-- the journal of one course
create index audit_event__course on audit_event (course_id, at, id);
-- the journal of one kind of action
create index audit_event__action on audit_event (action, at, id);

-- Append-only, whoever asks: rows leave with their month. Rows of the default partition move into their month, or go
-- when they are too old; who does that says so for its transaction.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' and current_setting('pulse.maintains_partitions', true) = 'on' then
    return old;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
end $$;
create trigger audit_event__append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger audit_event__no_truncate before truncate on audit_event
  for each statement execute function refuse_change();
