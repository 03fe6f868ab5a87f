import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a foreign page makes a visitor's browser send (CSRF). Browsers attach the session cookie by themselves,
 * so a request that changes something and carries a cookie must prove that one of our pages sent it: by
 * `Sec-Fetch-Site`, which browsers set and pages cannot, or by `Origin`. A request with a bearer token is exempt: no
 * browser adds one by itself. A request with neither cookie nor token can do no more than its sender could anyway; it
 * is refused only when it says that it comes from elsewhere, so that nobody is signed in by a foreign page.
 *
 * @throws AppError access.foreign_origin
 */
export function assertSameOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return;
  const isOurs = comesFromOurPage(request, publicUrl);
  const hasCookie = request.headers.cookie !== undefined;
  if (isOurs === false || (isOurs === undefined && hasCookie)) throw new AppError('access.foreign_origin');
}

/** Undefined when the request does not say where it comes from. */
function comesFromOurPage(request: FastifyRequest, publicUrl: string): boolean | undefined {
  const site = request.headers['sec-fetch-site'];
  // `none`: the person typed the address or opened a bookmark.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  if (!URL.canParse(origin)) return false;
  // By host, not by scheme: a proxy in front may speak https while we speak http.
  const { host } = new URL(origin);
  return host === request.host || host === new URL(publicUrl).host;
}
