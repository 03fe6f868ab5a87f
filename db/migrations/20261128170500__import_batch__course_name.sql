-- The course the operator chose for a file that names none.
alter table import_batch add column course_name text;
