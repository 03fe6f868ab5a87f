import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Replica } from '#adapters/database/port.ts';
import type { DatabaseScope } from './database-scope.ts';
import { ObservedClient, type ObserveStatement } from './observed-client.ts';
import { StatementClient } from './statement-client.ts';

/** SQLSTATE of a statement that wants to write where nothing may be written. */
const readOnly = '25006';

export interface ReadingOptions {
  readonly scope: DatabaseScope;
  readonly replica: Replica;
  readonly primary: Pick<PostgresPool, 'connect'>;
  readonly observe: ObserveStatement;
}

/**
 * Sends each statement to a replica, and once more to the primary when the replica fails it, for whatever reason: it
 * died, the statement was in the way of what it replays, or it is no read. What is wrong everywhere fails there again.
 */
export class ReadingClient extends StatementClient {
  readonly #options: ReadingOptions;

  constructor(options: ReadingOptions) {
    super();
    this.#options = options;
  }

  protected override async send<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const { scope, replica, primary } = this.#options;
    if (scope.reader === replica) {
      try {
        return await this.#ask<R>(await replica.pool.connect(), replica.name, text, parameters);
      } catch (error) {
        // For the rest of the scope: its reads must not go back in time.
        scope.reader = 'primary';
        if (codeOf(error) === readOnly) scope.wrote = true;
        else replica.hasFailed(error);
      }
    }
    return this.#ask<R>(await primary.connect(), 'primary', text, parameters);
  }

  async #ask<R>(
    client: PostgresPoolClient,
    server: string,
    text: string,
    parameters: readonly unknown[],
  ): Promise<PostgresQueryResult<R>> {
    const observedClient = new ObservedClient(client, server, this.#options.observe, () => undefined);
    try {
      return await observedClient.query<R>(text, parameters);
    } finally {
      // A connection that broke is no longer one that the pool keeps.
      client.release();
    }
  }

  override release(): void {
    // Each statement has released its own connection.
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
