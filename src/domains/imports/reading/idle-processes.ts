import { ReadingProcess } from './reading-process.ts';

/** Milliseconds that a process without work is kept. */
const keptFor = 15_000;
/** A larger one is not kept: a large file's garbage would stay with it. */
const largestKeptBytes = 256 * 2 ** 20;

/** A process that has read a file and waits for the next one. */
interface IdleProcess {
  readonly process: ReadingProcess;
  /** Keeps it no longer. */
  readonly leave: () => void;
}

/** At most one of each kind: files that come one after another are read without loading all modules for each. */
const idle = new Map<string, IdleProcess>();

/** What processes of a kind have in common: the module they run and the memory they may take. */
const kindOf = (module: URL, memoryMegabytes: number): string => `${String(memoryMegabytes)} ${module.href}`;

/** A process that runs the module and waits for a request: one that was kept, or a new one. */
export function takeProcess(module: URL, memoryMegabytes: number): ReadingProcess {
  const kind = kindOf(module, memoryMegabytes);
  const kept = idle.get(kind);
  if (!kept?.process.isAlive) return new ReadingProcess(module, memoryMegabytes);
  kept.leave();
  kept.process.ref();
  return kept.process;
}

/**
 * Keeps a process that has answered for the next file, for a quarter of a minute. Ended instead: one that has become
 * large, and one of a kind of which another waits already. It does not keep this process alive.
 */
export async function keepProcess(
  module: URL,
  memoryMegabytes: number,
  process: ReadingProcess,
  residentBytes: number,
): Promise<void> {
  const kind = kindOf(module, memoryMegabytes);
  if (residentBytes > largestKeptBytes || idle.get(kind)?.process.isAlive) {
    await process.end();
    return;
  }
  process.unref();
  const leave = (): void => {
    clearTimeout(timer);
    // Another may be kept by now where this one has ended by itself.
    if (idle.get(kind)?.process === process) idle.delete(kind);
  };
  const timer = setTimeout(() => {
    leave();
    void process.end();
  }, keptFor).unref();
  idle.set(kind, { process, leave });
}
