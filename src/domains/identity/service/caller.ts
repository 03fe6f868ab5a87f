import type { FastifyRequest } from 'fastify';

/** The header by which we tell better-auth the caller's address; what a caller sends under this name is overwritten. */
export const addressHeader = 'x-pulse-address';

/** What a request says of its sender, as better-auth reads it. */
export interface Caller {
  /** The network address, seen through the proxies we trust. */
  address: string;
  headers: Headers;
}

export function callerOf(request: FastifyRequest): Caller {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  }
  headers.set(addressHeader, request.ip);
  return { address: request.ip, headers };
}
