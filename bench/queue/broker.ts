import type { BenchRun } from '../common/run-bench.ts';
import { run } from './process.ts';

/** A virtual host of the local RabbitMQ for one run, gone afterwards with all that is in it. */
export interface VirtualHost extends AsyncDisposable {
  readonly url: string;
}

/** @throws with what to install when there is no RabbitMQ here, or it may not be administered */
export async function createVirtualHost(bench: BenchRun): Promise<VirtualHost> {
  const name = `pulse-bench-${process.pid}`;
  const administer = (...parameters: string[]): Promise<string> => run('rabbitmqctl', ['--quiet', ...parameters]);
  try {
    await administer('add_vhost', name);
  } catch (error) {
    throw new Error(
      'the bench needs a RabbitMQ on this machine and may not use one: apt-get install rabbitmq-server, and run it as root',
      { cause: error },
    );
  }
  bench.using('RabbitMQ', (await administer('version')).trim());
  await administer('set_permissions', '-p', name, 'guest', '.*', '.*', '.*');
  return {
    url: `amqp://guest:guest@127.0.0.1:5672/${name}`,
    async [Symbol.asyncDispose]() {
      await administer('delete_vhost', name);
    },
  };
}
