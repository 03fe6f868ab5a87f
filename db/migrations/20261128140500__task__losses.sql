-- How often a task was lost with its worker or its database: that is not the task's own failure, and is bounded on its own.
alter table task add column losses integer not null default 0;
