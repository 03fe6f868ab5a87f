// The embedded database lives in a thread of its own, so that its computing never stalls the event loop that serves
// pages. It is reached like any PostgreSQL, through a socket.
import { open, rename } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { ThreadInput, ThreadReply, ThreadRequest } from './messages.ts';
import { wholeBatches } from './whole-batches.ts';

const port = parentPort;
if (!port) throw new Error('database.thread.ts runs as a worker thread only');
const input = workerData as ThreadInput;
const reply = (message: ThreadReply): void => {
  port.postMessage(message);
};

const database = await PGlite.create({ dataDir: input.folder });
const server = new PGLiteSocketServer({
  // The server calls no other method than those of the wrapper.
  db: wholeBatches(database, (error) => {
    reply({ kind: 'broken', error: String(error) });
  }) as PGlite,
  path: input.socketPath,
  maxConnections: 100,
});
await server.start();

/** A copy that is either whole under its name or not there: written aside, flushed, renamed. */
async function writeSnapshot(path: string): Promise<void> {
  const dump = await database.dumpDataDir('gzip');
  const file = await open(`${path}.part`, 'w');
  try {
    await file.writeFile(new Uint8Array(await dump.arrayBuffer()));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

port.on('message', (request: ThreadRequest) => {
  if (request.kind === 'snapshot') {
    writeSnapshot(request.path).then(
      () => {
        reply({ kind: 'snapshot', id: request.id });
      },
      (error: unknown) => {
        reply({ kind: 'snapshot', id: request.id, error: String(error) });
      },
    );
  } else {
    void server
      .stop()
      .then(() => database.close())
      .finally(() => {
        port.close();
      });
  }
});
reply({ kind: 'ready' });
