import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const every = 20;

/** Mebibytes of physical memory. */
export interface PeakMemory {
  /** Most that this process and its children held at one time; what they share is counted for each. */
  readonly together: number;
  /** Most that one of the children held. */
  readonly child: number;
}

/** Follows the memory of this process and of those it starts, until the returned function is called. Linux only. */
export function followMemory(): () => PeakMemory {
  let [together, child] = [0, 0];
  const look = (): void => {
    const children = childrenOf();
    const sizes = [...children, 'self'].map((process) => mebibytes(process, 'VmRSS'));
    together = Math.max(
      together,
      sizes.reduce((sum, size) => sum + size),
    );
    child = Math.max(child, ...children.map((process) => mebibytes(process, 'VmHWM')));
  };
  const timer = setInterval(look, every).unref();
  return () => {
    clearInterval(timer);
    // Between two looks this process may have computed without a pause.
    return { together: Math.max(together, mebibytes('self', 'VmHWM')), child };
  };
}

/** Ids of the children, whichever thread started them. */
function childrenOf(): string[] {
  return readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  );
}

/** What a process holds now or held at most; 0 when it has ended since. */
function mebibytes(process: string, what: 'VmRSS' | 'VmHWM'): number {
  try {
    const [, kibibytes] =
      new RegExp(`^${what}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
