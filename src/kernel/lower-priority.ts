import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets every other process of this machine go first when processors are short: pages do not wait for what is computed
 * beside them, which takes all that they leave. Within a control group alone (containers, units of systemd): between
 * those, their own shares of the processors tell.
 */
export function lowerPriority(): void {
  for (const thread of ownThreads()) {
    try {
      setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // The thread has ended since, or the system does not allow it: then the work competes with pages, no more.
    }
  }
}

/** Linux keeps a priority for each thread, others for the process; new threads have that of who starts them. */
function ownThreads(): number[] {
  if (process.platform !== 'linux') return [process.pid];
  return readdirSync('/proc/self/task').map(Number);
}
