import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/**
 * A connection that takes statements and no cursors: a cursor lives in a session, and a pooler in transaction mode gives
 * each transaction another one.
 */
export abstract class StatementClient implements PostgresPoolClient {
  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    text: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error('no cursors: read in pages, by a condition on the key');
    return this.send<R>(text, parameters);
  }

  protected abstract send<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;

  abstract release(destroy?: boolean): void;
}
