import pg from 'pg';

/** Counts are far below 2^53, where a number is still exact; pg hands out text for int8 by default. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): unknown =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/**
 * A pool of `size` connections that reads 64-bit integers as numbers. A connection that breaks fails the statements
 * that want it, and is replaced.
 */
export function createPool(connection: pg.ClientConfig, size: number): pg.Pool {
  const pool = new pg.Pool({ ...connection, types, max: size, application_name: 'pulse' });
  // Without listeners, a connection that breaks between two statements would end the process: an idle one by the
  // pool's event, one that a transaction holds by its own.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

/** The failure reaches whoever asks for the next statement. */
const ignore = (): void => {};
