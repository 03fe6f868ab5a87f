-- A person has one password, and one account at an identity provider: whoever comes with another account there, e.g. the
-- next holder of the address, is not linked by it. Serves what the index by user alone did.
create unique index user_credential__user_provider on user_credential (user_id, provider_id);
drop index user_credential__user;
