import { Counter, Gauge, type Registry } from 'prom-client';
import type { Broker, BrokerFigures } from '#adapters/broker/port.ts';

const help: Record<keyof BrokerFigures, string> = {
  published: 'Messages this process has published',
  confirmed: 'Messages the broker has confirmed to this process',
  rejected: 'Messages refused, returned or without an answer; they are published again',
  consumed: 'Messages this process has received',
  redelivered: 'Received messages that somebody had received before',
  unreadable: 'Received messages that were put aside because nobody can read them',
  reconnects: 'Connections made anew after one was lost',
};

/** Tells Prometheus what passes between this process and the broker. */
export function measureBroker(registry: Registry, broker: Broker): void {
  const { figures } = broker;
  for (const name of figureNames) {
    new Counter({
      name: `pulse_broker_${name}_total`,
      help: help[name],
      registers: [registry],
      collect() {
        this.reset();
        this.inc(figures[name]);
      },
    });
  }
  new Gauge({
    name: 'pulse_broker_can_publish',
    help: '1 while messages can be published; 0 while the broker is away or asks to pause',
    registers: [registry],
    collect() {
      this.set(broker.canPublish ? 1 : 0);
    },
  });
}

const figureNames = [
  'published',
  'confirmed',
  'rejected',
  'consumed',
  'redelivered',
  'unreadable',
  'reconnects',
] as const satisfies readonly (keyof BrokerFigures)[];
