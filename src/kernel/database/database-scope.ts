import { AsyncLocalStorage } from 'node:async_hooks';
import type { Replica } from '#adapters/database/port.ts';
import type { Position } from './position.ts';

/**
 * One piece of work, e.g. a request, as the database sees it: which server may answer its reads, what it has sent,
 * and whether it may have changed something.
 */
export class DatabaseScope {
  /** What a replica must have replayed to answer its reads; undefined: only the primary may. */
  readonly atLeast: Position | undefined;
  /** Statements sent, by name of the server; `begin` and `commit` are not counted. */
  readonly statements = new Map<string, number>();
  /** The server of its reads, once chosen: one for all of them, so that they fit together. */
  reader: Replica | 'primary' | undefined;
  /** Whether something was sent that may have changed data. */
  wrote = false;
  /** Over: what still runs in its context, e.g. a timer, reads from the primary. */
  isOver = false;

  constructor(atLeast?: Position) {
    this.atLeast = atLeast;
  }

  count(server: string): void {
    this.statements.set(server, (this.statements.get(server) ?? 0) + 1);
  }

  /** Statements sent to all servers. */
  get statementCount(): number {
    return [...this.statements.values()].reduce((sum, count) => sum + count, 0);
  }
}

const storage = new AsyncLocalStorage<DatabaseScope>();

/** Runs `work` in the scope; everything it calls or awaits belongs to it. */
export async function withDatabaseScope<T>(scope: DatabaseScope, work: () => Promise<T>): Promise<T> {
  return storage.run(scope, work);
}

export function databaseScope(): DatabaseScope | undefined {
  return storage.getStore();
}
