import { pino } from 'pino';

/**
 * What of an error goes to the log, as pino's serializer `err`. PostgreSQL quotes values of rows in `detail` and
 * `where`, and so people's addresses: these stay out.
 */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { detail: _detail, where: _where, ...rest } = pino.stdSerializers.err(error);
  return rest;
}
