import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { findRabbitmqPrograms, startRabbitmqNode } from './rabbitmq-node.ts';

/** A virtual host that nobody else uses. */
export interface RabbitmqForTests {
  readonly url: string;
  remove(): Promise<void>;
}

/** Whether tests that need a broker can run here. With CI set its absence is a failure. */
export function isRabbitmqHere(): boolean {
  const isHere = findRabbitmqPrograms() !== undefined;
  if (!isHere && process.env['CI']) throw new Error('the tests need RabbitMQ and this machine has none');
  return isHere;
}

/** An empty virtual host: on this machine's RabbitMQ when it lets us make one, else on one started for it (8 s). */
export async function rabbitmqForTests(): Promise<RabbitmqForTests> {
  const name = `pulse-test-${randomUUID()}`;
  const control = (...parameters: string[]): boolean => spawnSync('rabbitmqctl', ['-q', ...parameters]).status === 0;
  if ((await isServing('amqp://guest:guest@127.0.0.1:5672')) && control('add_vhost', name)) {
    control('set_permissions', '-p', name, 'guest', '.*', '.*', '.*');
    return {
      url: `amqp://guest:guest@127.0.0.1:5672/${name}`,
      remove: async () => void control('delete_vhost', name),
    };
  }
  const programs = findRabbitmqPrograms();
  if (programs === undefined) throw new Error('this machine has no RabbitMQ');
  const node = await startRabbitmqNode(programs);
  return { url: node.url, remove: () => node.remove() };
}

async function isServing(url: string): Promise<boolean> {
  try {
    await (await connect(url, { timeout: 2000 })).close();
    return true;
  } catch {
    return false;
  }
}
