import { readFileSync } from 'node:fs';

/** Whether a process of this machine still runs. Linux only. */
export function isAlive(pid: number): boolean {
  try {
    // A zombie is as good as gone: its files and sockets are closed.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
