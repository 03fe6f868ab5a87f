-- Students of several systems are recognised by e-mail address and login; how, and by which import, is remembered.

alter table student add column login text;
-- who has the login that a file names?
create index student__login on student (lower(login)) where login is not null;

alter table student_identity
  -- null: the student was made for this identity, or its system is the one that tells name and address
  add column matched_by text check (matched_by in ('email', 'login', 'decision')),
  -- null: from before this was noted
  add column import_number integer;
-- what undoing an import takes back
create index student_identity__import on student_identity (import_number);
