-- the letter that a delivery report speaks of
create index notification_delivery__remote on notification_delivery (remote_id)
  where channel = 'email' and remote_id is not null;
-- those that nothing will be done about any more, and what is old enough to go
create index notification_delivery__unfinished on notification_delivery (due_at) where state in ('waiting', 'sending');
