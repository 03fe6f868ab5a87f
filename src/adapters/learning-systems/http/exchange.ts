import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AppError } from '#kernel/errors.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { isThisMachine } from '#kernel/this-machine.ts';
import type { NetworkGuard } from './network-guard.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as a form. */
  readonly form?: URLSearchParams;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface ExchangeLimits {
  /** For the whole of it. */
  readonly milliseconds: number;
  /** Of an answer. */
  readonly bytes: number;
}

const ofCertificates = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|ERR_SSL|EPROTO/;

/**
 * One request and its answer, whatever its status. A redirection is not followed: it would carry the token along.
 *
 * @throws AppError, as the port says; what a server writes is not told, for it may name people
 */
export async function exchange(
  request: HttpRequest,
  guard: NetworkGuard,
  limits: ExchangeLimits,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  const { hostname, host, protocol } = request.url;
  if (protocol !== 'https:' && !isThisMachine(hostname)) {
    throw new PermanentError('connection.address_insecure', { host });
  }
  guard.assertHost(hostname);
  const deadline = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await open(request, guard, signal ? AbortSignal.any([signal, deadline]) : deadline);
    const text = await readText(response, limits.bytes, host);
    const answer = { status: response.statusCode ?? 0, headers: response.headers, text };
    if (answer.status >= 300 && answer.status < 400) throw redirectionOf(host, answer.headers.location, request.url);
    return answer;
  } catch (error) {
    signal?.throwIfAborted();
    if (deadline.aborted) {
      const seconds = Math.round(limits.milliseconds / 1000);
      throw new AppError('connection.timed_out', { host, seconds }, { cause: error });
    }
    throw failureOf(error, host);
  }
}

function open(request: HttpRequest, guard: NetworkGuard, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, url, headers, form } = request;
  const body = form?.toString();
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method,
      signal,
      lookup: guard.lookup,
      headers: {
        accept: 'application/json',
        'user-agent': 'Pulse.EDU',
        ...headers,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
      },
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readText(response: IncomingMessage, most: number, host: string): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response) {
    if (!Buffer.isBuffer(piece)) throw new Error('a response without an encoding gives bytes');
    bytes += piece.length;
    if (bytes > most) {
      response.destroy();
      throw new PermanentError('connection.too_large', { host, megabytes: Math.round(most / 2 ** 20) });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Tells host and path alone: a query may hold a token. */
function redirectionOf(host: string, location: string | undefined, from: URL): PermanentError {
  const target = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  return new PermanentError('connection.redirected', { host, target: target ? target.origin + target.pathname : '?' });
}

function failureOf(error: unknown, host: string): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'ECONNRESET';
  if (ofCertificates.test(code))
    return new PermanentError('connection.insecure', { host, reason: code }, { cause: error });
  return new AppError('connection.unreachable', { host, reason: code }, { cause: error });
}
