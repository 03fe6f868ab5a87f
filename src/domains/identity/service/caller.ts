import type { FastifyRequest } from 'fastify';
import { fromNodeHeaders } from 'better-auth/node';
import { addressHeader } from './better-auth.ts';

/** What a request says of its sender, as better-auth reads it. */
export interface Caller {
  /** The network address, seen through the proxies we trust. */
  address: string;
  headers: Headers;
}

export function callerOf(request: FastifyRequest): Caller {
  const headers = fromNodeHeaders(request.headers);
  headers.set(addressHeader, request.ip);
  return { address: request.ip, headers };
}
