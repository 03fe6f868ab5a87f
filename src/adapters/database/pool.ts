import pg from 'pg';

/** Counts are far below 2^53, where a number is still exact; pg hands out text for int8 by default. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): unknown =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/** A pool of `size` connections that reads 64-bit integers as numbers. A broken idle connection is replaced silently. */
export function createPool(connection: pg.ClientConfig, size: number): pg.Pool {
  const pool = new pg.Pool({ ...connection, types, max: size, application_name: 'pulse' });
  pool.on('error', () => {
    // An idle connection broke; the pool opens another when one is needed, and that failure reaches its asker.
  });
  return pool;
}
