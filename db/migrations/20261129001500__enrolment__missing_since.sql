-- Who is in a course and no longer in the files of its system stays, marked.

alter table enrolment
  -- number of the import since whose file the student is missing; null: the newest whole file has the student
  add column missing_since integer;

alter table import_batch_course
  -- the file has the whole course: who is not in it is missing
  add column is_complete boolean not null default false;
