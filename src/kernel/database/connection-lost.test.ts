import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import { describe, expect, it, test } from 'vitest';
import { isConnectionLost } from './connection-lost.ts';

const withCode = (code: string): Error => Object.assign(new Error('said so'), { code });

describe('isConnectionLost', () => {
  test.each(['57P01', '57P03', '08P01', '08006', '53300', '25006', 'ECONNRESET', 'EPIPE'])('knows %s', (code) => {
    expect(isConnectionLost(withCode(code))).toBe(true);
    expect(isConnectionLost(new Error('cannot list courses', { cause: withCode(code) }))).toBe(true);
    expect(isConnectionLost(new AggregateError([withCode(code)]))).toBe(true);
  });

  test.each(['23505', '40001', '42P01', 'ENOENT', ''])('takes %j for something else', (code) => {
    expect(isConnectionLost(withCode(code))).toBe(false);
  });

  it('knows what the driver says of a server that hangs up, and of one that is not there', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end())).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const connect = () => new pg.Client({ host: '127.0.0.1', port }).connect().catch((error: unknown) => error);
    expect(isConnectionLost(await connect())).toBe(true);
    server.close();
    await once(server, 'close');
    expect(isConnectionLost(await connect())).toBe(true);
  });
});
