import type { PGlite } from '@electric-sql/pglite';

type SocketDatabase = Pick<PGlite, 'waitReady' | 'isInTransaction' | 'runExclusive' | 'execProtocolRawStream' | 'exec'>;

const SYNC = 'S'.charCodeAt(0);
const extendedMessages = new Set(Array.from('PBDECHF', (letter) => letter.charCodeAt(0)));

/**
 * Wraps PGlite for the socket server, which multiplexes several connections over the one backend message by message
 * and keeps a connection's turn only inside a transaction. A statement with parameters is several messages (Parse,
 * Bind, Describe, Execute, Sync) that share the one unnamed statement: another connection's Parse between them would
 * replace it. So, until the Sync, the wrapper says that a transaction is open and the server keeps the turn.
 *
 * @param onBroken called when the backend itself fails, after which the socket server would wait for ever
 */
export function wholeBatches(database: PGlite, onBroken: (error: unknown) => void): SocketDatabase {
  let batchIsOpen = false;
  return {
    waitReady: database.waitReady,
    isInTransaction: () => batchIsOpen || database.isInTransaction(),
    runExclusive: (work) => database.runExclusive(work),
    async execProtocolRawStream(message, options) {
      const type = message[0];
      if (type !== undefined && extendedMessages.has(type)) batchIsOpen = true;
      else if (type === SYNC) batchIsOpen = false;
      try {
        await database.execProtocolRawStream(message, options);
      } catch (error) {
        onBroken(error);
        throw error;
      }
    },
    // The server calls this when a connection has gone within a transaction or a batch: `rollback`.
    async exec(query) {
      if (batchIsOpen) await database.execProtocolRaw(new Uint8Array([SYNC, 0, 0, 0, 4]));
      batchIsOpen = false;
      return database.exec(query);
    },
  };
}
