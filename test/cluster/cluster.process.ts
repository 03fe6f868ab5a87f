// A small cluster in a process of its own, for the test that kills the process.
import { startCluster } from './cluster.ts';

const cluster = await startCluster({ web: 1, workers: [[]], schedulers: 0, services: ['replica'] });
console.log(`folder ${cluster.environment['PULSE_DATA_DIR'] ?? ''}`);
setInterval(() => undefined, 60_000);
