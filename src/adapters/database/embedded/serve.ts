import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { frame, Frames, startupCodeOf, startupCodes } from './frames.ts';
import { Turn } from './turn.ts';

type Backend = Pick<PGlite, 'isInTransaction' | 'execProtocolRawStream'>;

export interface DatabaseServer {
  /** Runs `work` while no connection has the turn, so that no transaction is open. */
  between<T>(work: () => Promise<T>): Promise<T>;
  /** Ends all connections; open transactions are rolled back. */
  close(): Promise<void>;
}

/**
 * Serves the one backend of PGlite to several connections. A connection has the turn from its first message until
 * its transaction is over and its batch complete: a statement with parameters is several messages (Parse, Bind,
 * Execute, Sync) that share the one unnamed statement, which another connection's Parse would replace. One that goes
 * in between is cleaned up after before the next has its turn.
 *
 * (The server of @electric-sql/pglite-socket switches between the messages of a batch, and waits for ever when a
 * connection is lost while its `begin` waits for a snapshot.)
 *
 * @param path of the Unix socket
 * @param onBroken called when the backend itself failed; it serves nobody any more
 */
export async function serveDatabase(
  backend: Backend,
  path: string,
  onBroken: (error: unknown) => void,
): Promise<DatabaseServer> {
  const turn = new Turn();
  const connections = new Map<Socket, Promise<void>>();

  async function execute(message: Uint8Array, reply: (data: Uint8Array) => void): Promise<void> {
    try {
      await backend.execProtocolRawStream(message, { onRawData: reply });
    } catch (error) {
      onBroken(error);
      throw error;
    }
  }

  async function serve(socket: Socket): Promise<void> {
    const frames = new Frames();
    // The backend's buffer is used again for its next reply.
    const reply = (data: Uint8Array): void => void socket.write(Buffer.from(data));
    let hasStarted = false;
    let isBatchOpen = false;
    let endTurn: (() => void) | undefined;
    try {
      for await (const chunk of socket) {
        if (Buffer.isBuffer(chunk)) frames.push(chunk);
        if (!hasStarted) {
          hasStarted = await start(socket, frames, reply);
          if (!hasStarted) continue;
        }
        const messages = frames.takeMessages();
        if (!messages) continue;
        endTurn ??= await turn.take();
        await execute(messages.bytes, reply);
        isBatchOpen = !endsBatch.has(messages.lastType);
        if (isBatchOpen || backend.isInTransaction()) continue;
        endTurn();
        endTurn = undefined;
      }
    } finally {
      if (endTurn) {
        if (isBatchOpen) await execute(frame(sync), ignore);
        if (backend.isInTransaction()) await execute(frame(simpleQuery, 'rollback'), ignore);
        endTurn();
      }
      socket.destroy();
    }
  }

  /** True once the startup message has come and was answered. */
  async function start(socket: Socket, frames: Frames, reply: (data: Uint8Array) => void): Promise<boolean> {
    for (let message = frames.takeStartup(); message; message = frames.takeStartup()) {
      const code = startupCodeOf(message);
      if (code === startupCodes.ssl || code === startupCodes.gssEncryption) socket.write('N');
      else if (code === startupCodes.cancel) socket.end();
      else {
        const endTurn = await turn.take();
        await execute(message, reply).finally(endTurn);
        return true;
      }
    }
    return false;
  }

  const server = createServer((socket) => {
    socket.on('error', ignore);
    const served = serve(socket)
      .catch(ignore)
      .finally(() => connections.delete(socket));
    connections.set(socket, served);
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    async between(work) {
      const endTurn = await turn.take();
      return work().finally(endTurn);
    },
    async close() {
      server.close();
      for (const socket of connections.keys()) socket.destroy();
      await Promise.all(connections.values());
    },
  };
}

const sync = 'S';
const simpleQuery = 'Q';
const terminate = 'X';
const endsBatch = new Set([sync, simpleQuery, terminate]);
/** A connection that breaks has told its own side; the backend's failure goes to `onBroken`. */
const ignore = (): void => {};
