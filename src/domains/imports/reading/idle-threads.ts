import { Worker } from 'node:worker_threads';

/** Milliseconds that a thread without work is kept. */
const keptFor = 15_000;
/** One with a larger heap is not kept: a large file's garbage would stay with it. */
const largestKeptBytes = 96 * 2 ** 20;

/** A thread that has read a file and waits for the next one. */
interface IdleThread {
  readonly thread: Worker;
  /** Keeps it no longer. */
  readonly leave: () => void;
}

/** At most one of each kind: files that come one after another are read without loading all modules for each. */
const idle = new Map<string, IdleThread>();

/** What threads of a kind have in common: the module they run and the memory they may take. */
const kindOf = (module: URL, memoryMegabytes: number): string => `${String(memoryMegabytes)} ${module.href}`;

/** A thread that runs the module and waits for a message: one that was kept, or a new one. */
export function takeThread(module: URL, memoryMegabytes: number): Worker {
  const kept = idle.get(kindOf(module, memoryMegabytes));
  if (kept) {
    kept.leave();
    kept.thread.ref();
    return kept.thread;
  }
  return new Worker(module, {
    execArgv: [],
    // A smaller young generation would take less memory, but with one V8 may end the whole process instead of the thread.
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  });
}

/**
 * Keeps a thread that has answered for the next file, for a quarter of a minute. Ended instead: one that has become
 * large, and one of a kind of which another waits already. It does not keep the process alive.
 */
export async function keepThread(module: URL, memoryMegabytes: number, thread: Worker): Promise<void> {
  for (const event of ['message', 'error', 'messageerror', 'exit']) thread.removeAllListeners(event);
  thread.on('error', () => {
    // It ends; whoever takes it meanwhile is told by its exit.
  });
  thread.unref();
  const kind = kindOf(module, memoryMegabytes);
  const heap = await thread.getHeapStatistics().catch(() => undefined);
  if (heap === undefined || heap.total_heap_size > largestKeptBytes || idle.has(kind)) {
    await thread.terminate();
    return;
  }
  const leave = (): void => {
    clearTimeout(timer);
    idle.delete(kind);
    thread.removeAllListeners('error');
    thread.removeAllListeners('exit');
  };
  const timer = setTimeout(() => {
    leave();
    void thread.terminate();
  }, keptFor).unref();
  thread.on('exit', leave);
  idle.set(kind, { thread, leave });
}
