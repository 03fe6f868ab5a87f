import { Gauge, type Registry } from 'prom-client';

/** What a worker tells of itself. */
export interface WorkerFigures {
  /** Tasks it may run at once. */
  readonly places: () => number;
  /** Tasks it runs. */
  readonly running: () => number;
}

/** Tells Prometheus how many tasks this process runs and may run at once; autoscaling changes the latter. */
export function measureWorker(registry: Registry, { places, running }: WorkerFigures): void {
  const registers = [registry];
  new Gauge({
    name: 'pulse_worker_places',
    help: 'Tasks this process may run at once',
    registers,
    collect() {
      this.set(places());
    },
  });
  new Gauge({
    name: 'pulse_worker_running',
    help: 'Tasks this process runs',
    registers,
    collect() {
      this.set(running());
    },
  });
}
