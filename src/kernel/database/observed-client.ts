import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { noteDatabaseFailure } from './database-lost.ts';
import { databaseScope } from './database-scope.ts';
import { StatementClient } from './statement-client.ts';

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
  } catch (error) {
    noteDatabaseFailure(error);
    throw error;
  } finally {
    observe({ text, server, milliseconds: performance.now() - begun, hasFailed });
  }
}

/** A connection whose statements are counted and timed. Released by `release`, if the user of it is to release it. */
export class ObservedClient extends StatementClient {
  readonly #client: PostgresPoolClient;
  readonly #server: string;
  readonly #observe: ObserveStatement;
  readonly #release: (destroy?: boolean) => void;

  constructor(
    client: PostgresPoolClient,
    server: string,
    observe: ObserveStatement,
    release: (destroy?: boolean) => void,
  ) {
    super();
    this.#client = client;
    this.#server = server;
    this.#observe = observe;
    this.#release = release;
  }

  protected override send<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    databaseScope()?.count(this.#server);
    return observed(this.#observe, this.#server, text, () => this.#client.query<R>(text, parameters));
  }

  override release(destroy?: boolean): void {
    this.#release(destroy);
  }
}
