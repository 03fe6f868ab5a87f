-- When a person last came in by an account at an identity provider; null: not since this is noted, or a password.
alter table user_credential add column last_used_at timestamptz;
