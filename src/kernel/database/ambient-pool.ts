import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient } from 'pg';
import { AppError } from '../errors.ts';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Replica, Replicas } from '#adapters/database/port.ts';
import { noteDatabaseFailure } from './database-lost.ts';
import { databaseScope, type DatabaseScope } from './database-scope.ts';
import { observed, ObservedClient, type ObserveStatement } from './observed-client.ts';
import type { Position } from './position.ts';
import { createPositionReader } from './read-position.ts';
import { ReadingClient } from './reading-client.ts';

interface Ambient {
  client: PoolClient;
  open: boolean;
  /** Run after the commit, in order. */
  afterCommit: (() => void)[];
}

export interface AmbientPoolOptions {
  /** Servers that may answer reads, in a scope that allows it (database-scope.ts). */
  replicas?: Replicas | undefined;
  /** Told of every statement that was answered. */
  observe?: ObserveStatement;
}

/**
 * A pool that hands out the open transaction's connection to whoever asks inside that transaction. Ambience lives
 * here, below Kysely, so that no code, ours or a library's, can query past an open transaction: on the embedded
 * database, which has one backend, such a query would wait for ever.
 */
export class AmbientPool implements PostgresPool {
  /** Kysely reads it to open connections of its own for cancelling; ours cancel nothing that way. */
  readonly options = {};
  readonly #pool: Pool;
  readonly #storage = new AsyncLocalStorage<Ambient>();
  readonly #begin: string;
  /** Servers that may answer reads instead of the primary; while there are none, positions do not matter. */
  readonly replicas: Replicas | undefined;
  readonly #observe: ObserveStatement;
  readonly #readPosition: () => Promise<Position>;

  /** @param silenceSeconds how long the server lets a transaction wait for its next statement; default: for ever */
  constructor(pool: Pool, silenceSeconds?: number, { replicas, observe = () => {} }: AmbientPoolOptions = {}) {
    this.#pool = pool;
    this.replicas = replicas;
    this.#observe = observe;
    this.#readPosition = createPositionReader(pool);
    // Set for the transaction alone, which suits a pooler that shares connections between transactions.
    const limit =
      silenceSeconds === undefined ? '' : `; set local idle_in_transaction_session_timeout = '${silenceSeconds}s'`;
    this.#begin = `begin${limit}`;
  }

  async connect(): Promise<PostgresPoolClient> {
    const ambient = this.#storage.getStore();
    if (ambient) {
      if (!ambient.open) throw new Error('this transaction is over; await every statement inside it');
      // Its connection is released by `transaction`, not by those who use it within.
      return new ObservedClient(ambient.client, 'primary', this.#observe, () => undefined);
    }
    const scope = databaseScope();
    const replica = this.#readerOf(scope);
    if (scope && replica)
      return new ReadingClient({ scope, replica, primary: { connect: () => this.#connect() }, observe: this.#observe });
    // Outside a reading scope, nobody can tell whether a statement changes something.
    if (scope && scope.atLeast === undefined) scope.wrote = true;
    const client = await this.#connect();
    return new ObservedClient(client, 'primary', this.#observe, (destroy) => client.release(destroy));
  }

  /** The replica that answers the scope's reads; undefined: the primary does. */
  #readerOf(scope: DatabaseScope | undefined): Replica | undefined {
    if (scope?.atLeast === undefined || scope.isOver || scope.wrote) return undefined;
    scope.reader ??= this.replicas?.choose(scope.atLeast) ?? 'primary';
    return scope.reader === 'primary' ? undefined : scope.reader;
  }

  /**
   * A position of the primary that is after everything committed before this call. Calls at the same time share a
   * statement.
   */
  position(): Promise<Position> {
    return this.#readPosition();
  }

  /**
   * Runs `work` in a transaction and commits, or rolls back when it throws. Inside another transaction it joins
   * that one: the outermost call commits. Nothing slow (parsing, HTTP, mail) belongs inside.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.#storage.getStore();
    if (outer?.open) return work();
    const scope = databaseScope();
    if (scope) scope.wrote = true;
    const client = await this.#connect();
    const ambient: Ambient = { client, open: true, afterCommit: [] };
    let broken: Error | undefined;
    let value: T;
    try {
      await observed(this.#observe, 'primary', this.#begin, () => client.query(this.#begin));
      value = await this.#storage.run(ambient, work);
      ambient.open = false;
      const { command } = await observed(this.#observe, 'primary', 'commit', () => client.query('commit'));
      // PostgreSQL answers so, without an error, when a statement has failed before.
      if (command === 'ROLLBACK') throw new Error('rolled back: a statement failed and its error was swallowed');
    } catch (error) {
      ambient.open = false;
      await client.query('rollback').catch((rollbackError: unknown) => {
        broken = rollbackError instanceof Error ? rollbackError : new Error('rollback failed');
      });
      throw error;
    } finally {
      client.release(broken);
    }
    for (const action of ambient.afterCommit) action();
    return value;
  }

  /**
   * Runs `work` inside the open transaction so that, when it throws, what it has written is taken back and the
   * transaction goes on. Not several at once. @throws what `work` throws; an Error when no transaction is open
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const ambient = this.#storage.getStore();
    if (!ambient?.open) throw new Error('an attempt belongs into a transaction');
    const followUps = ambient.afterCommit.length;
    const run = (text: string): Promise<unknown> =>
      observed(this.#observe, 'primary', text, () => ambient.client.query(text));
    await run('savepoint attempt');
    try {
      const value = await work();
      await run('release savepoint attempt');
      return value;
    } catch (error) {
      ambient.afterCommit.length = followUps;
      await run('rollback to savepoint attempt');
      throw error;
    }
  }

  /** Callers that wait for a connection. */
  get waiting(): number {
    return this.#pool.waitingCount;
  }

  /** @throws AppError server.busy when none became free in time */
  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      noteDatabaseFailure(error);
      const { totalCount, idleCount, options } = this.#pool;
      const isExhausted = idleCount === 0 && totalCount >= options.max;
      throw isExhausted ? new AppError('server.busy', { seconds: 5 }, { cause: error }) : error;
    }
  }

  get isInTransaction(): boolean {
    return this.#storage.getStore()?.open ?? false;
  }

  /** Runs `action` once the open transaction has committed; at once when none is open; never when it rolls back. */
  afterCommit(action: () => void): void {
    const ambient = this.#storage.getStore();
    if (ambient?.open) ambient.afterCommit.push(action);
    else action();
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}
