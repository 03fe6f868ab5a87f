import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '#kernel/seeded-random.ts';

export interface ModelServer {
  readonly address: string;
  close(): Promise<void>;
}

/** A language model of a few paragraphs, which answers each request after a time between the two. */
export async function startModelServer(answerMs: { least: number; most: number }): Promise<ModelServer> {
  const random = seededRandom(1);
  const body = JSON.stringify({ text: 'Попробуйте начать с просроченных заданий. '.repeat(40) });
  const server = createServer((_request, response) => {
    const wait = answerMs.least + random() * (answerMs.most - answerMs.least);
    setTimeout(() => {
      response.setHeader('content-type', 'application/json').end(body);
    }, wait);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${addressOf(server.address()).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}
