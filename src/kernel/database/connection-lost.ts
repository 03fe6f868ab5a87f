/** SQLSTATE: the server ends the session, is starting or ending, has no place left, or is no longer the primary. */
const sqlStates = new Set(['57P01', '57P02', '57P03', '53300', '25006']);
/** SQLSTATE class of broken connections; PgBouncer reports so that it cannot reach the server. */
const connectionClass = '08';
const networkCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);
/** The driver gives these no code. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/**
 * Whether something failed because the database, or the way to it, went away: the same may succeed soon. Whether a
 * commit that failed so took effect, nobody knows.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isConnectionLost)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isLost =
    sqlStates.has(code) || networkCodes.has(code) || (code.length === 5 && code.startsWith(connectionClass));
  return isLost || words.test(error.message) || isConnectionLost(error.cause);
}
