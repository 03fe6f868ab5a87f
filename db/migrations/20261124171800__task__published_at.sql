-- When the task's id was given to the broker; null: not yet, or there is none. A claim sets it back to null, so that a
-- task that waits again is published again (docs/adr: delivery by the broker).
alter table task add column published_at timestamptz;
-- the relay: what is due and not yet published, the urgent first
create index task__unpublished on task (lane, due_at, id) where state = 'queued' and published_at is null;
-- the relay's sweep: what has been waiting since it was published
create index task__published on task (published_at) where state = 'queued' and published_at is not null;
