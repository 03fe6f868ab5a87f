import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '#kernel/database/position.ts';
import { createPool } from '../../pool.ts';
import type { Replicas, ReplicaState } from '../../port.ts';
import { askPrimary } from './ask.ts';
import { MeasuredReplica, patience } from './measured-replica.ts';
import { PrimaryLog } from './primary-log.ts';

export interface ReplicaSetOptions {
  primaryUrl: string;
  urls: readonly string[];
  /** Connections to each replica. */
  poolSize: number;
  /** A replica that is further behind is left out. */
  mostLagSeconds: number;
  /** Told when a replica is left out, with the reason, and when it is taken back. */
  onChange?: (name: string, leftOut: string | undefined) => void;
}

/** Milliseconds between two measurements. */
const interval = 500;

/** Measures replicas against their primary and chooses among those that are well. */
export function createReplicaSet(options: ReplicaSetOptions): Replicas & { close(): Promise<void> } {
  const { primaryUrl, urls, poolSize, mostLagSeconds: mostSeconds, onChange = () => {} } = options;
  const replicas = urls.map((url) => new MeasuredReplica({ url, poolSize, mostSeconds, onChange }));
  const primary = createPool(
    { connectionString: primaryUrl, connectionTimeoutMillis: patience, query_timeout: patience },
    1,
  );
  // Longer than the limit: what is older says only that a replica is too far behind.
  const log = new PrimaryLog((mostSeconds + 10) * 1000);
  const closing = new AbortController();
  let first: Promise<void> | undefined;
  let watching: Promise<void> | undefined;
  let turn = 0;

  const states = (): readonly ReplicaState[] => replicas.map(({ state }) => state);

  async function measure(): Promise<void> {
    const asked = performance.now();
    // A primary that does not answer is nobody's fault here; replicas fall behind what is known of it.
    const sample = await askPrimary(primary).catch(() => undefined);
    if (sample) log.add(sample, asked);
    await Promise.all(replicas.map((replica) => replica.measure(log)));
  }

  async function watch(): Promise<void> {
    for (;;) {
      await sleep(interval, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      if (closing.signal.aborted) return;
      await measure();
    }
  }

  return {
    mostLagSeconds: mostSeconds,
    watch() {
      first ??= measure();
      watching ??= first.then(watch);
      return first;
    },
    async measure() {
      await measure();
      return states();
    },
    choose(atLeast: Position) {
      const now = performance.now();
      const fit = replicas.filter((replica) => replica.serves(atLeast, now));
      const least = Math.min(...fit.map(({ load }) => load));
      const idlest = fit.filter(({ load }) => load === least);
      turn += 1;
      return idlest.at(turn % idlest.length);
    },
    states,
    async close() {
      closing.abort();
      await watching;
      await Promise.all([primary.end(), ...replicas.map((replica) => replica.close())]);
    },
  };
}
