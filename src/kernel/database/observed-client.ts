import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { databaseScope } from './database-scope.ts';

/** A statement that a server has answered. */
export interface ObservedStatement {
  /** Without the values of its parameters. */
  readonly text: string;
  /** `primary`, or the name of a replica. */
  readonly server: string;
  readonly milliseconds: number;
  readonly hasFailed: boolean;
}

export type ObserveStatement = (statement: ObservedStatement) => void;

/** Runs a statement and tells `observe` how long it took. */
export async function observed<T>(
  observe: ObserveStatement,
  server: string,
  text: string,
  run: () => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  let hasFailed = true;
  try {
    const answer = await run();
    hasFailed = false;
    return answer;
  } finally {
    observe({ text, server, milliseconds: performance.now() - begun, hasFailed });
  }
}

/** A connection whose statements are counted and timed. Released by `release`, if the user of it is to release it. */
export class ObservedClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  readonly #server: string;
  readonly #observe: ObserveStatement;
  readonly release: (destroy?: boolean) => void;

  constructor(
    client: PostgresPoolClient,
    server: string,
    observe: ObserveStatement,
    release: (destroy?: boolean) => void,
  ) {
    this.#client = client;
    this.#server = server;
    this.#observe = observe;
    this.release = release;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    text: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error(noCursors);
    databaseScope()?.count(this.#server);
    return observed(this.#observe, this.#server, text, () => this.#client.query<R>(text, parameters));
  }
}

/** A cursor lives in a session, and a pooler in transaction mode gives each transaction another one. */
export const noCursors = 'no cursors: read in pages, by a condition on the key';
