import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A service that answers with its name and what it was sent. */
async function startEcho(name: string): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => socket.write(`${name}:${data.toString()}`));
    socket.on('end', () => socket.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
};

async function ask(socket: Socket, question: string): Promise<string> {
  socket.write(question);
  const [data] = z.tuple([z.instanceof(Buffer)]).parse(await once(socket, 'data'));
  return data.toString();
}

describe('tcp proxy', () => {
  let echo: Server;
  let proxy: TcpProxy;
  const sockets: Socket[] = [];

  const open = async (): Promise<Socket> => {
    const socket = connect(proxy.port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };

  beforeEach(async () => {
    echo = await startEcho('one');
    proxy = await startTcpProxy(portOf(echo));
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await proxy.close();
    echo.close();
  });

  it('passes bytes both ways, and a goodbye', async () => {
    const socket = await open();
    expect(await ask(socket, 'hello')).toBe('one:hello');
    socket.end('bye');
    expect(await text(socket)).toBe('one:bye');
    await expect.poll(() => proxy.connections).toBe(0);
  });

  it('cut breaks what is open with a reset and accepts what is new', async () => {
    const socket = await open();
    await ask(socket, 'hello');
    const broken = once(socket, 'error');
    proxy.cut();
    expect(await broken).toMatchObject([{ code: 'ECONNRESET' }]);
    expect(await ask(await open(), 'again')).toBe('one:again');
  });

  it('delay holds each way back for its time', async () => {
    const socket = await open();
    await ask(socket, 'hello');
    proxy.delay(60);
    const begun = performance.now();
    expect(await ask(socket, 'slow')).toBe('one:slow');
    expect(performance.now() - begun).toBeGreaterThan(110);
    proxy.resume();
    const resumed = performance.now();
    await ask(socket, 'fast');
    expect(performance.now() - resumed).toBeLessThan(110);
  });

  it('blackhole lets nothing pass, on old and new connections, until resume delivers it', async () => {
    const socket = await open();
    await ask(socket, 'hello');
    proxy.blackhole();
    const answers = Promise.all([ask(socket, 'old'), ask(await open(), 'new')]);
    const first = await Promise.race([answers, wait(150, 'silence')]);
    expect(first).toBe('silence');
    proxy.resume();
    expect(await answers).toEqual(['one:old', 'one:new']);
  });

  it('resets a connection whose service is not there, or ends with a reset', async () => {
    const socket = await open();
    await ask(socket, 'hello');
    const nobody = await startEcho('nobody');
    proxy.pointAt(portOf(nobody));
    nobody.close();
    const refused = await open();
    expect(await once(refused, 'error')).toMatchObject([{ code: 'ECONNRESET' }]);
  });

  it('leads new connections to where it points, and leaves the old ones', async () => {
    const other = await startEcho('two');
    const socket = await open();
    await ask(socket, 'hello');
    proxy.pointAt(portOf(other));
    expect(await ask(await open(), 'there')).toBe('two:there');
    expect(await ask(socket, 'here')).toBe('one:here');
    proxy.cut();
    other.close();
  });
});
