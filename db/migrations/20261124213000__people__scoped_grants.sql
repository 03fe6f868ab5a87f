-- An assignment is the scope of a role: whoever loses the role loses the assignments, and nobody is assigned without it.

alter table staff_assignment add column role text not null
  generated always as (case when course_id is null then 'head' else 'teacher' end) stored;

delete from staff_assignment where not exists (
  select from role_grant where role_grant.user_id = staff_assignment.user_id and role_grant.role = staff_assignment.role
);

alter table staff_assignment add constraint staff_assignment_grant_fkey
  foreign key (user_id, role) references role_grant (user_id, role) on delete cascade;
-- the assignments of a person; those that go with a role
create index staff_assignment__grant on staff_assignment (user_id, role);

-- Raised by each change an administrator makes: two who edit a person at once are told.
alter table user_account add column version integer not null default 1;

-- people by the beginnings of words of name, login and address
create index user_account__words on user_account using gin (array_to_tsvector(array_remove(regexp_split_to_array(
  translate(lower(name || ' ' || coalesce(username, '') || ' ' || email), 'ё', 'е'), '[\s@._-]+'), '')));
-- students by the beginnings of words of name and address
create index student__words on student using gin (array_to_tsvector(array_remove(regexp_split_to_array(
  translate(lower(coalesce(name, '') || ' ' || coalesce(email, '')), 'ё', 'е'), '[\s@._-]+'), '')));
-- students by the address of a person to be linked
create index student__email on student (lower(email));
-- students by external id whatever the source
create index student_identity__external on student_identity (external_id);
