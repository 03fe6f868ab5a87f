-- The ledger of changed cells by month of its batch, as task_attempt.

alter table import_change rename to import_change_default;
alter table import_change_default drop constraint import_change_pkey;
-- No foreign key: attaching a month would lock import_batch against uploads. Batches are never removed, and rows are
-- inserted from their batch.
alter table import_change_default drop constraint import_change_batch_id_fkey;
alter index import_change__student rename to import_change_default__student;

-- created_at of the batch, also when the batch is committed later: one batch lies in one month
alter table import_change_default add column created_at timestamptz;
update import_change_default set created_at = import_batch.created_at
  from import_batch where import_batch.id = import_change_default.batch_id;
alter table import_change_default
  alter column created_at set not null,
  add primary key (batch_id, course_id, student_id, activity_id, created_at);

create table import_change (
  like import_change_default,
  primary key (batch_id, course_id, student_id, activity_id, created_at)
) partition by range (created_at);
-- what changed for a student of a course
create index import_change__student on import_change (course_id, student_id);
alter table import_change attach partition import_change_default default;
