import { Worker } from 'node:worker_threads';

/** Looks each half second whether this process still has the parent it was started by. JavaScript: it must start soon. */
const watch = `
  const { workerData: parent } = require('node:worker_threads');
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

/**
 * Ends this process with the one that started it, also when that one is killed and this one computes without a pause:
 * then only another thread notices. Signals that stop a whole group of processes (Ctrl-C, a stop of systemd) are left to
 * the parent, which may want the answer yet.
 */
export function endWithParent(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  new Worker(watch, { eval: true, workerData: process.ppid }).unref();
}
