import { sql } from 'kysely';

/**
 * A condition, always true, that makes the commit of its statement not wait for the disk. For what may be forgotten when the database
 * server itself dies in the second after (not when a process does): a claim, without which the task waits again; an
 * end without an effect, without which it is run once more, as after any death between the two; a note of publishing.
 * The lease token fences whoever still works on the task. An asynchronous commit costs no consistency: what is forgotten is the end of the log,
 * never something before it (https://www.postgresql.org/docs/current/wal-async-commit.html).
 */
export const notFlushed = sql`set_config('synchronous_commit', 'off', true) = 'off'`;
