// The embedded database lives in a thread of its own, so that its computing never stalls the event loop that serves
// pages. It is reached like any PostgreSQL, through a socket.
import { open, rename } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { ThreadInput, ThreadReply, ThreadRequest } from './messages.ts';
import { serveDatabase } from './serve.ts';

const port = parentPort;
if (!port) throw new Error('database.thread.ts runs as a worker thread only');
const input = workerData as ThreadInput;
const reply = (message: ThreadReply): void => {
  port.postMessage(message);
};

const database = await PGlite.create({ dataDir: input.folder });
const server = await serveDatabase(database, input.socketPath, (error) => {
  reply({ kind: 'broken', error: String(error) });
});

/** A copy that is either whole under its name or not there: written aside, flushed, renamed. */
async function writeSnapshot(path: string): Promise<void> {
  const dump = await server.between(() => database.dumpDataDir('gzip'));
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
      .close()
      .then(() => database.close())
      .finally(() => {
        port.close();
      });
  }
});
reply({ kind: 'ready' });
