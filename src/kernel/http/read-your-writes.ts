import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AmbientPool } from '../database/ambient-pool.ts';
import { DatabaseScope } from '../database/database-scope.ts';
import { formatPosition, parsePosition, unreachable, type Position } from '../database/position.ts';
import type { Runtime } from '../runtime.ts';
import type { Route } from './route.ts';

/** Programs, and pages that were told of an event, say by it what they must be shown; programs are told by it. */
const header = 'x-pulse-position';
/** Pages do the same by a cookie, without knowing. */
const cookieName = 'pulse_position';

/**
 * The scope of a request: reads of a GET may go to a replica that shows what the caller has written or was told of.
 * A program that names no position may have written just now: it is answered by the primary.
 */
export function scopeOfRequest(route: Route, request: FastifyRequest, { replicas }: AmbientPool): DatabaseScope {
  const isRead = route.method === 'GET' && route.readsPrimary !== true;
  return new DatabaseScope(isRead && replicas ? requiredPosition(request) : undefined);
}

function requiredPosition({ headers }: FastifyRequest): Position | undefined {
  const named = headers[header];
  const fromHeader = typeof named === 'string' ? parsePosition(named) : undefined;
  // Without a right position of its own, or with a spoilt one, a program's is not known.
  if (headers.authorization !== undefined || (named !== undefined && fromHeader === undefined)) return fromHeader;
  const [, text] = cookiePattern.exec(headers.cookie ?? '') ?? [];
  const fromCookie = text === undefined ? 0n : parsePosition(text);
  if (fromHeader === undefined || fromCookie === undefined) return fromCookie;
  return fromHeader > fromCookie ? fromHeader : fromCookie;
}

const cookiePattern = new RegExp(`(?:^|; *)${cookieName}=([^;]*)`);

/** Tells the caller of a request that changed something from where on it must be shown. */
export async function tellWritten(runtime: Runtime, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!runtime.pool.replicas || reply.sent) return;
  // What was done is done: when the primary does not answer now, it is to answer the next reads.
  const position = await runtime.pool.position().catch(() => unreachable);
  tellPosition(runtime, request, reply, position);
}

/** Makes the caller's next reads show everything up to the position. */
export function tellPosition(
  { pool, access }: Runtime,
  request: FastifyRequest,
  reply: FastifyReply,
  position: Position,
): void {
  reply.header(header, formatPosition(position));
  if (request.headers.authorization !== undefined || !pool.replicas) return;
  // Later, every replica that is not left out shows it anyway.
  const seconds = Math.ceil(pool.replicas.mostLagSeconds) + 5;
  const isSecure = access.publicUrl.startsWith('https:');
  const attributes = `Path=/api; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  reply.header('set-cookie', `${cookieName}=${formatPosition(position)}; ${attributes}`);
}
