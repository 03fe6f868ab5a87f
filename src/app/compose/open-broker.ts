import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Broker } from '#adapters/broker/port.ts';
import { measureBroker } from './broker-metrics.ts';

/** The configured broker, undefined when there is none. Does not wait for it: it may be away. */
export async function openBroker(url: string | undefined, log: Logger, metrics: Registry): Promise<Broker | undefined> {
  if (url === undefined) return undefined;
  const { openRabbitmq } = await import('#adapters/broker/rabbitmq/open.ts');
  const broker = openRabbitmq(url, log);
  measureBroker(metrics, broker);
  return broker;
}
