import { Gauge, type Registry } from 'prom-client';
import type { Replicas } from '#adapters/database/port.ts';

/** Tells Prometheus of each replica how far it is behind and whether reads go to it. */
export function measureReplicas(registry: Registry, replicas: Replicas): void {
  const common = { labelNames: ['replica'] as const, registers: [registry] };
  new Gauge({
    ...common,
    name: 'pulse_replica_in_use',
    help: '1 while reads may go to the replica, 0 while it is left out',
    collect() {
      for (const { name: replica, leftOut } of replicas.states()) this.set({ replica }, leftOut === undefined ? 1 : 0);
    },
  });
  new Gauge({
    ...common,
    name: 'pulse_replica_lag_seconds',
    help: 'Seconds by which the replica is behind the primary at most; absent while that is not known',
    collect() {
      this.reset();
      for (const { name: replica, lagSeconds } of replicas.states()) {
        if (lagSeconds !== undefined) this.set({ replica }, lagSeconds);
      }
    },
  });
}
