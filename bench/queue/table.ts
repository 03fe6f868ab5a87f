import type { QueueFigures } from './figures.ts';

/** The figures for people to read. */
export function table({ throughput, bulkPublish, ioBound, latencyMs, idleMb, amqplib, byTable }: QueueFigures): string {
  const { celeryBest: best } = throughput;
  const rows: readonly (readonly (string | number)[])[] = [
    ['', 'Pulse', 'Celery', 'ratio'],
    ['tasks that do nothing, per second', throughput.ours, throughput.celery, throughput.ratio],
    [`  Celery's best: ${best.pool} ${best.concurrency}, prefetch ${best.prefetch}`, '', best.perSecond, best.ratio],
    ['  without a broker', byTable.throughput.ours, '', byTable.throughput.ratio],
    ['enqueued in bulk, per second', bulkPublish.ours, bulkPublish.celery, bulkPublish.ratio],
    ['  Celery with confirms', '', bulkPublish.celeryWithConfirms],
    ['tasks that wait 200 ms, per second', ioBound.ours, ioBound.celery, ioBound.ratio],
    ['from call to end, median, ms', latencyMs.ours.p50, latencyMs.celery.p50],
    ['from call to end, 99 of 100, ms', latencyMs.ours.p99, latencyMs.celery.p99],
    ['  without a broker, median and 99 of 100, ms', byTable.latencyMs.p50, byTable.latencyMs.p99],
    ['idle worker, MiB', idleMb.ours, idleMb.celery, idleMb.ratio],
    ['RabbitMQ, plain client, published per second', amqplib.published],
    ['RabbitMQ, plain client, consumed per second', amqplib.consumed],
  ];
  return rows
    .map(([name, ...cells]) => String(name).padEnd(48) + cells.map((cell) => String(cell).padStart(10)).join(''))
    .join('\n');
}
