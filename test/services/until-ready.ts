import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Waits until a server that was just started says so.
 *
 * @param output what it says; read no further afterwards
 * @throws with all it said, when it ends before
 */
export async function untilReady(name: string, output: Readable, ready: RegExp): Promise<void> {
  const said: string[] = [];
  for await (const line of createInterface({ input: output })) {
    if (ready.test(line)) {
      // Nobody reads any further, and a full pipe would stop the server.
      output.resume();
      return;
    }
    said.push(line);
  }
  throw new Error(`${name} for the tests did not start:\n${said.join('\n')}`);
}
