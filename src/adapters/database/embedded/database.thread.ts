// The embedded database lives in a thread of its own, so that its computing never stalls the event loop that serves
// pages. It is reached like any PostgreSQL, through a socket.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { ThreadInput, ThreadReply, ThreadRequest } from './messages.ts';
import { serveDatabase } from './serve.ts';
import { copyLiveFolder } from './snapshots/copy-live-folder.ts';
import { noteVersion } from './version.ts';

const port = parentPort;
if (!port) throw new Error('database.thread.ts runs as a worker thread only');
const input = workerData as ThreadInput;
const reply = (message: ThreadReply): void => {
  port.postMessage(message);
};

// Reusing log files would save writing zeros, and would leave hundreds of megabytes of old log in every snapshot.
const startParams = [...PGlite.defaultStartParams, '-c', 'wal_recycle=off', '-c', 'min_wal_size=32MB'];

if (!existsSync(input.folder)) await createDatabase();
const database = await PGlite.create({ dataDir: input.folder, startParams });
const server = await serveDatabase(database, input.socketPath, (error) => {
  reply({ kind: 'broken', error: String(error) });
});

/** Creates the database aside: a folder that a killed process left half made would never open. */
async function createDatabase(): Promise<void> {
  const draft = `${input.folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const created = await PGlite.create({ dataDir: draft, startParams });
  await created.close();
  noteVersion(draft);
  renameSync(draft, input.folder);
}

/**
 * Copies the files of the database as they are between two transactions. The backend is this very thread, so nothing
 * moves then: the copy is what a killed process would leave at that moment, and opens like that.
 */
async function copyDatabase(target: string): Promise<void> {
  // Less log to copy, and to replay when the copy is opened.
  await server.between(() => database.exec('checkpoint'));
  await copyLiveFolder(input.folder, target, (work) => server.between(async () => work()));
}

port.on('message', (request: ThreadRequest) => {
  if (request.kind === 'copy') {
    copyDatabase(request.target).then(
      () => reply({ kind: 'copied', id: request.id }),
      (error: unknown) => reply({ kind: 'copied', id: request.id, error: String(error) }),
    );
  } else {
    void server
      .close()
      .then(() => database.close())
      .finally(() => {
        port.close();
      });
  }
});
reply({ kind: 'ready' });
