import { readdirSync, readFileSync } from 'node:fs';

// Of processes on Linux; one that has ended meanwhile holds nothing.

/** Milliseconds between two looks. */
const every = 20;

/** Mebibytes of physical memory. */
export interface PeakMemory {
  /** Most that this process and its descendants held at one time; what they share is counted for each. */
  readonly together: number;
  /** Most that one of the descendants held. */
  readonly child: number;
}

/** Follows the memory of this process and of those it starts, until the returned function is called. */
export function followMemory(): () => PeakMemory {
  let [together, child] = [0, 0];
  const look = (): void => {
    together = Math.max(together, residentMebibytes(process.pid));
    child = Math.max(child, ...descendantsOf(process.pid).map((pid) => mebibytes(pid, 'VmHWM')));
  };
  const timer = setInterval(look, every).unref();
  return () => {
    clearInterval(timer);
    // Between two looks this process may have computed without a pause.
    return { together: Math.max(together, mebibytes(process.pid, 'VmHWM')), child };
  };
}

/** Mebibytes that a process and all its descendants hold in memory (sum of resident set sizes). */
export function residentMebibytes(pid: number): number {
  return Math.round([pid, ...descendantsOf(pid)].reduce((sum, one) => sum + mebibytes(one, 'VmRSS'), 0));
}

function descendantsOf(pid: number): number[] {
  const children = childrenOf(pid);
  return [...children, ...children.flatMap(descendantsOf)];
}

/** Whichever of its threads started them. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

/** What a process holds now or held at most. */
function mebibytes(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${what}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
