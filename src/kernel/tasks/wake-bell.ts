/** Tells the workers of this process that tasks are waiting, so that they need not poll for them. */
export interface WakeBell {
  /** Rung after a transaction that enqueued tasks on these queues has committed. */
  ring(queues: ReadonlySet<string>): void;
  /** Returns the function that ends listening. */
  listen(listener: (queues: ReadonlySet<string>) => void): () => void;
}

export function createWakeBell(): WakeBell {
  const listeners = new Set<(queues: ReadonlySet<string>) => void>();
  return {
    ring(queues) {
      for (const listener of listeners) listener(queues);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
