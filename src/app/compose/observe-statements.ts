import { Counter, Histogram, type Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { ObserveStatement } from '#kernel/database/observed-client.ts';

/** Characters of a statement that the log shows. */
const mostCharacters = 2000;

/** Logs and counts slow statements, and counts all of them by how long they took. Values of parameters are not seen. */
export function observeStatements(log: Logger, registry: Registry, slowMilliseconds: number): ObserveStatement {
  const durations = new Histogram({
    name: 'pulse_statement_duration_seconds',
    help: 'Time from sending a statement to the database to its answer',
    labelNames: ['server'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const slow = new Counter({
    name: 'pulse_slow_queries_total',
    help: 'Statements that took longer than PULSE_SLOW_QUERY_MS',
    labelNames: ['server'],
    registers: [registry],
  });
  return ({ text, server, milliseconds, hasFailed }) => {
    durations.observe({ server }, milliseconds / 1000);
    if (milliseconds <= slowMilliseconds) return;
    slow.inc({ server });
    const statement = text.replaceAll(/\s+/g, ' ').trim().slice(0, mostCharacters);
    log.warn({ server, milliseconds: Math.round(milliseconds), hasFailed, statement }, 'slow query');
  };
}
