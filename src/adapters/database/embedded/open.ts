import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { OpenDatabase } from '../port.ts';
import { createPool } from '../pool.ts';
import { findHolder, lockFolder } from './lock.ts';
import type { ThreadInput, ThreadReply, ThreadRequest } from './messages.ts';

/**
 * Starts the embedded database of a data folder and opens a pool on it.
 *
 * @param onBroken called when the database's backend failed; the process should end, as a restart recovers it
 * @throws AppError data_folder.in_use
 */
export async function openEmbeddedDatabase(
  dataFolder: string,
  onBroken: (error: Error) => void,
): Promise<OpenDatabase> {
  const lock = lockFolder(dataFolder);
  const socketFolder = mkdtempSync(join(tmpdir(), 'pulse-'));
  const input: ThreadInput = {
    folder: join(dataFolder, 'database'),
    socketPath: join(socketFolder, '.s.PGSQL.5432'),
  };
  const thread = new Worker(new URL('./database.thread.ts', import.meta.url), { workerData: input });
  const snapshots = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const started = Promise.withResolvers<undefined>();
  thread.on('message', (reply: ThreadReply) => {
    if (reply.kind === 'ready') started.resolve(undefined);
    else if (reply.kind === 'broken') onBroken(new Error(reply.error));
    else {
      const waiting = snapshots.get(reply.id);
      snapshots.delete(reply.id);
      if (reply.error === undefined) waiting?.resolve();
      else waiting?.reject(new Error(reply.error));
    }
  });
  thread.on('error', (error) => {
    started.reject(error);
    onBroken(error instanceof Error ? error : new Error(String(error)));
  });
  const request = (message: ThreadRequest): void => {
    thread.postMessage(message);
  };
  try {
    await started.promise;
  } catch (error) {
    rmSync(socketFolder, { recursive: true, force: true });
    lock.release();
    throw error;
  }
  lock.announce(socketFolder);
  // One backend serves one statement at a time; more connections would only queue elsewhere.
  const pool = createPool({ host: socketFolder, port: 5432, database: 'postgres', user: 'postgres' }, 1);
  let snapshotNumber = 0;
  return {
    pool,
    snapshot(path) {
      const id = (snapshotNumber += 1);
      const waiting = Promise.withResolvers<undefined>();
      snapshots.set(id, {
        resolve: () => {
          waiting.resolve(undefined);
        },
        reject: waiting.reject,
      });
      request({ kind: 'snapshot', id, path });
      return waiting.promise;
    },
    async close() {
      await pool.end();
      const ended = once(thread, 'exit');
      request({ kind: 'close' });
      await ended;
      rmSync(socketFolder, { recursive: true, force: true });
      lock.release();
    },
  };
}

/** Joins the embedded database that another process of ours hosts; undefined when nobody does. For short commands. */
export async function joinEmbeddedDatabase(dataFolder: string): Promise<OpenDatabase | undefined> {
  const holder = findHolder(dataFolder);
  if (!holder) return undefined;
  const pool = createPool({ host: holder.socketFolder, port: 5432, database: 'postgres', user: 'postgres' }, 1);
  try {
    await pool.query('select 1');
  } catch {
    // The socket is gone with its process: the folder is free.
    await pool.end();
    return undefined;
  }
  return { pool, close: () => pool.end() };
}
