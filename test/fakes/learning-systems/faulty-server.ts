import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * What may go wrong with the next request. `late`: it is answered only when the asker has gone. `throttled`: too many
 * requests, as Canvas says it.
 */
export type Fault =
  'too-many' | 'busy-long' | 'broken' | 'late' | 'truncated' | 'no-json' | 'huge' | 'moved' | 'hangs-up' | 'throttled';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
}

export interface FaultyServer {
  readonly address: string;
  /** In the order they came. */
  readonly asked: Asked[];
  /** The next so many requests get this. */
  fail(fault: Fault, times?: number): void;
  close(): Promise<void>;
}

/** A server that answers as told, over real HTTP, except when it is to fail. */
export async function startFaultyServer(answer: (asked: Asked) => Answer): Promise<FaultyServer> {
  const faults: Fault[] = [];
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '', 'http://localhost');
      const one = { method: request.method ?? '', url, headers: request.headers, body: await text(request) };
      asked.push(one);
      const fault = faults.shift();
      if (fault === undefined) send(response, answer(one));
      else failWith(fault, response, () => answer(one));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('a listening server has a port');
  const { port } = bound;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    fail(fault, times = 1) {
      for (let time = 0; time < times; time += 1) faults.push(fault);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, json }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(json));
}

function failWith(fault: Fault, response: ServerResponse, answer: () => Answer): void {
  switch (fault) {
    case 'too-many':
      send(response, { status: 429, headers: { 'retry-after': '0' }, json: {} });
      return;
    case 'busy-long':
      send(response, { status: 429, headers: { 'retry-after': '3600' }, json: {} });
      return;
    case 'throttled':
      response.writeHead(403, { 'content-type': 'text/html', 'x-rate-limit-remaining': '0.0' });
      response.end('403 Forbidden (Rate Limit Exceeded)');
      return;
    case 'broken':
      send(response, { status: 500, json: {} });
      return;
    case 'late':
      return;
    case 'truncated': {
      const whole = JSON.stringify(answer().json);
      response.writeHead(200, { 'content-length': Buffer.byteLength(whole) });
      response.write(whole.slice(0, whole.length / 2), () => response.destroy());
      return;
    }
    case 'no-json':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Sign in</html>');
      return;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(`["${'x'.repeat(3 * 2 ** 20)}`);
      response.end('"]');
      return;
    case 'moved':
      response.writeHead(302, { location: 'http://127.0.0.2:9/elsewhere?token=secret' });
      response.end();
      return;
    case 'hangs-up':
      response.destroy();
  }
}
