-- History and logs grow for ever unless whole months can be dropped (docs/adr: partitions by month). The old table
-- becomes the default partition, so nothing is copied here; the task operations.partitions makes the months and moves
-- rows into them.

-- Attempts of a task that was removed stay until their month is dropped: no foreign key, and no delete by row.
alter table task_attempt drop constraint task_attempt_task_id_fkey;
alter table task_attempt rename to task_attempt_default;
alter table task_attempt_default rename constraint task_attempt_pkey to task_attempt_default_pkey;

create table task_attempt (
  like task_attempt_default including defaults including constraints,
  primary key (task_id, attempt, started_at)
) partition by range (started_at);
alter table task_attempt attach partition task_attempt_default default;
