import { Counter, Gauge, type Registry } from 'prom-client';
import type { Bus } from '#adapters/bus/port.ts';
import type { Cache } from '#adapters/cache/port.ts';

/** Adds what bus and cache have counted to what Prometheus is told of the process. */
export function measureBusAndCache(registry: Registry, bus: Bus, cache: Cache): void {
  const registers = [registry];
  new Gauge({
    name: 'pulse_bus_hearing',
    help: '1 while messages of other processes arrive',
    registers,
    collect() {
      this.set(bus.isHearing ? 1 : 0);
    },
  });
  new Counter({
    name: 'pulse_bus_events_total',
    help: 'What the bus did: sent and received messages, connections made, sends that failed, messages given up',
    labelNames: ['event'],
    registers,
    collect() {
      this.reset();
      for (const [event, count] of Object.entries(bus.figures)) this.inc({ event }, count);
    },
  });
  new Gauge({
    name: 'pulse_cache_redis_connected',
    help: '1 while the shared cache answers',
    registers,
    collect() {
      this.set(cache.isShared ? 1 : 0);
    },
  });
  new Counter({
    name: 'pulse_cache_events_total',
    help: 'Answers from memory (memoryHits, taggedHits) and Redis (redisHits), computed ones (misses), waits and errors',
    labelNames: ['event'],
    registers,
    collect() {
      this.reset();
      for (const [event, count] of Object.entries(cache.figures)) this.inc({ event }, count);
    },
  });
}
