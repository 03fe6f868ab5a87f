-- Found by test/plans: without these the statement reads all people of a large university.

-- the list of users, by name, from a cursor on
create index user_account__name on user_account (name, id);
-- the users who hold a role; whether somebody is a teacher
create index role_grant__role on role_grant (role, user_id);
-- clean-up of tokens that have run out
create index api_token__expires on api_token (expires_at) where expires_at is not null;
