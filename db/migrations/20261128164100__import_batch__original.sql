-- Whether the uploaded file is still in the file store. unwanted: somebody in it was erased, the next run removes it.
alter table import_batch
  add column original text not null default 'kept' check (original in ('kept', 'unwanted', 'removed'));
-- originals to be removed, by age or because they are unwanted
create index import_batch__original on import_batch (original, created_at) where original <> 'removed';
-- files that hold nobody's results but may name anybody
create index import_batch__refused on import_batch (status) where status not in ('recomputing', 'done');
-- what a person has uploaded; also asked when an account is deleted
create index import_batch__created_by on import_batch (created_by) where created_by is not null;
create index import_batch__teacher on import_batch (teacher_id) where teacher_id is not null;
