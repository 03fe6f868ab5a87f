import type pg from 'pg';
import type { Position } from '#kernel/database/position.ts';
import type { Replica, ReplicaState } from '../../port.ts';
import { createPool } from '../../pool.ts';
import { askReplica } from './ask.ts';
import { judge } from './judge.ts';
import type { PrimaryLog } from './primary-log.ts';

/** Milliseconds that a server has to answer the question how it is. */
export const patience = 2000;

export interface MeasuredReplicaOptions {
  url: string;
  poolSize: number;
  mostSeconds: number;
  /** Told when it is left out, with the reason, and when it is taken back. */
  onChange: (name: string, leftOut: string | undefined) => void;
}

/** One replica, and what its last measurement said. */
export class MeasuredReplica implements Replica {
  readonly name: string;
  readonly pool: pg.Pool;
  readonly #options: MeasuredReplicaOptions;
  /** A connection of its own: questions must not queue behind reads. */
  readonly #probe: pg.Pool;
  readonly #inUse = new Set<pg.PoolClient>();
  #state: Omit<ReplicaState, 'name'> = { leftOut: 'it has not been measured', lagSeconds: undefined };
  #replayed: Position | undefined;
  #measuredAt = 0;

  constructor(options: MeasuredReplicaOptions) {
    const connection = { connectionString: options.url, connectionTimeoutMillis: patience };
    this.name = new URL(options.url).host;
    this.#options = options;
    this.pool = createPool(connection, options.poolSize);
    this.pool.on('acquire', (client) => this.#inUse.add(client));
    this.pool.on('release', (_error, client) => this.#inUse.delete(client));
    this.#probe = createPool({ ...connection, query_timeout: patience }, 1);
  }

  get state(): ReplicaState {
    return { name: this.name, ...this.#state };
  }

  /** Reads under way. */
  get load(): number {
    return this.#inUse.size + this.pool.waitingCount;
  }

  /** Whether it may answer reads that need this position. */
  serves(atLeast: Position, now: number): boolean {
    const { leftOut, lagSeconds = 0 } = this.#state;
    if (leftOut !== undefined || this.#replayed === undefined || this.#replayed < atLeast) return false;
    // Measurements may have come to a halt.
    return lagSeconds + (now - this.#measuredAt) / 1000 <= this.#options.mostSeconds;
  }

  async measure(log: PrimaryLog): Promise<void> {
    try {
      const sample = await askReplica(this.#probe);
      const now = performance.now();
      const isAhead = this.#replayed !== undefined && log.isOvertakenBy(this.#replayed, this.#measuredAt);
      this.#replayed = sample.replayed;
      this.#measuredAt = now;
      // Found out a measurement later: the primary has been asked since.
      if (isAhead) this.#change({ leftOut: 'it is ahead of the primary', lagSeconds: undefined });
      else this.#change(judge(sample, log, now, this.#options.mostSeconds));
    } catch (error) {
      this.#leaveOut(error);
    }
  }

  hasFailed(error: unknown): void {
    if (isReplicaToBlame(error)) this.#leaveOut(error);
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.#probe.end()]);
  }

  #leaveOut(error: unknown): void {
    this.#change({ leftOut: error instanceof Error ? error.message : String(error), lagSeconds: undefined });
    // Whoever waits for an answer that will not come asks the primary instead.
    for (const client of this.#inUse) void client.end().catch(() => undefined);
  }

  #change(state: Omit<ReplicaState, 'name'>): void {
    const hasChanged = (state.leftOut === undefined) !== (this.#state.leftOut === undefined);
    this.#state = state;
    if (hasChanged) this.#options.onChange(this.name, state.leftOut);
  }
}

/** Whether the replica or the way to it is to blame, not the statement. When in doubt it is: the primary answers. */
function isReplicaToBlame(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isFromServer = /^[0-9A-Z]{5}$/.test(code);
  // Connection failures; the server shuts down or has no room.
  return !isFromServer || /^(08|57P|53)/.test(code);
}
