import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ThreadInput, ThreadReply, ThreadRequest } from './messages.ts';

/** The thread of an embedded database, as the main thread sees it. */
export interface DatabaseThread {
  /** Copies the database's files to a folder that does not exist yet. */
  copy(target: string): Promise<void>;
  /** Ends the database and the thread. */
  end(): Promise<void>;
}

/**
 * Starts the thread and resolves when the database listens on its socket; rejects when the database does not open.
 *
 * @param onBroken called when the database's backend failed later on
 */
export async function startThread(input: ThreadInput, onBroken: (error: Error) => void): Promise<DatabaseThread> {
  const thread = new Worker(new URL('./database.thread.ts', import.meta.url), { workerData: input });
  const started = Promise.withResolvers<undefined>();
  let hasStarted = false;
  const fail = (error: Error): void => {
    if (hasStarted) onBroken(error);
    else started.reject(error);
  };
  const copies = new Map<number, PromiseWithResolvers<undefined>>();
  thread.on('message', (reply: ThreadReply) => {
    if (reply.kind === 'ready') started.resolve(undefined);
    else if (reply.kind === 'broken') fail(new Error(reply.error));
    else {
      const copy = copies.get(reply.id);
      copies.delete(reply.id);
      if (reply.error === undefined) copy?.resolve(undefined);
      else copy?.reject(new Error(reply.error));
    }
  });
  thread.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  const request = (message: ThreadRequest): void => thread.postMessage(message);
  await started.promise;
  hasStarted = true;
  let copyNumber = 0;
  return {
    async copy(target) {
      const id = (copyNumber += 1);
      const copy = Promise.withResolvers<undefined>();
      copies.set(id, copy);
      request({ kind: 'copy', id, target });
      await copy.promise;
    },
    async end() {
      const ended = once(thread, 'exit');
      request({ kind: 'close' });
      await ended;
    },
  };
}
