// Our tasks beside Celery's, on the same machine in the same run, in turn.
// Usage: ./pulse bench queue [--json] [--quick] [--write]
// Ends within ten minutes, --quick within one. Needs PostgreSQL, RabbitMQ on this machine, and Debian's python3-celery.
import { failWith } from '#app/fail-with.ts';
import { readOptions } from '../common/options.ts';
import { findServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { median, quantile, round } from '../common/statistics.ts';
import { createVirtualHost } from './broker.ts';
import { openCelery, type Pool } from './celery.ts';
import { queueFigures, type PerSecond } from './figures.ts';
import { openOurs } from './ours.ts';
import { measureBroker } from './raw.ts';
import { table } from './table.ts';

const options = readOptions(['rounds', 'concurrency']);
const rounds = options.number('rounds', 3, 1);
/** Tasks at once in our worker process. */
const concurrency = options.number('concurrency', 400);
const [celeryTasks, ourTasks] = options.quick ? [1000, 10_000] : [10_000, 40_000];
const [celerySleeps, ourSleeps] = options.quick ? [200, 2000] : [1000, 10_000];
const calls = options.quick ? 200 : 1000;
const sleepSeconds = 0.2;

const prefork: Pool = { kind: 'prefork', size: 2, prefetch: 4 };
// Its threads acknowledge only when a message arrives or every two seconds: with few fetched ahead they mostly wait.
const threads: Pool = { kind: 'threads', size: 50, prefetch: 64 };
/** Other ways in which Celery may be faster. */
const others: readonly Pool[] = [{ ...prefork, prefetch: 64 }, threads];

/** Both sides' figures of each round. */
type Rounds = readonly { readonly ours: number; readonly celery: number }[];

async function repeat<Figures>(work: () => Promise<Figures>): Promise<Figures[]> {
  const all: Figures[] = [];
  while (all.length < rounds) all.push(await work());
  return all;
}

function perSecond(measured: Rounds): PerSecond {
  const ours = measured.map((figures) => round(figures.ours));
  const celery = measured.map((figures) => round(figures.celery));
  return {
    ours: median(ours),
    celery: median(celery),
    ratio: round(median(ours) / median(celery), 2),
    rounds: { ours, celery },
  };
}

function latency(milliseconds: readonly number[]): { p50: number; p99: number } {
  return { p50: round(quantile(milliseconds, 0.5), 2), p99: round(quantile(milliseconds, 0.99), 2) };
}

await runBench({
  name: 'queue',
  options,
  figures: queueFigures,
  table,
  async measure(run) {
    if ((await findServer(run)) === undefined) {
      throw new Error('the bench needs a PostgreSQL: apt-get install postgresql, or set PULSE_TEST_POSTGRES_URL');
    }
    await using host = await createVirtualHost(run);
    using celery = await openCelery(host.url, run);
    await using ours = await openOurs(host.url);
    await using oursByTable = await openOurs();

    run.say('tasks that do nothing…');
    const nothing = await repeat(async () => ({
      published: { celery: await celery.publish(celeryTasks), ours: await ours.publish(ourTasks) },
      drained: { ours: await ours.drain(ourTasks, concurrency), celery: await celery.drain(prefork, celeryTasks) },
    }));
    const throughput = perSecond(nothing.map(({ drained }) => drained));
    const drainedByTable = await repeat(async () => {
      await oursByTable.publish(ourTasks);
      return round(await oursByTable.drain(ourTasks, concurrency));
    });
    // A short run does without: it only shows that the bench works.
    const ways = [{ pool: prefork, rate: throughput.celery }];
    for (const pool of options.quick ? [] : others) {
      const rates = await repeat(() => celery.drain(pool, celeryTasks));
      ways.push({ pool, rate: round(median(rates)) });
    }
    const best = ways.reduce((a, b) => (b.rate > a.rate ? b : a));
    const celeryWithConfirms = round(await celery.publish(celeryTasks / 2, true));
    run.say('tasks that wait…');
    const waiting = await repeat(async () => ({
      ours: await ours.sleep(ourSleeps, concurrency, sleepSeconds),
      celery: await celery.drain(threads, celerySleeps, sleepSeconds),
    }));
    run.say('single tasks…');
    const single = await repeat(async () => ({
      ours: await ours.latencies(calls, 100),
      celery: await celery.latencies(prefork, calls, 100),
      byTable: await oursByTable.latencies(calls, 100),
    }));
    run.say('idle workers, and the broker itself…');
    // Memory does not suffer from what else runs.
    const [idleOurs, idleCelery, celeryThreads] = await Promise.all([
      ours.idleMebibytes(),
      celery.idleMebibytes(prefork),
      celery.idleMebibytes(threads),
    ]);
    const raw = await measureBroker(host.url, celeryTasks * 2);
    return {
      throughput: {
        ...throughput,
        celeryBest: {
          pool: best.pool.kind,
          concurrency: best.pool.size,
          prefetch: best.pool.prefetch,
          perSecond: best.rate,
          ratio: round(throughput.ours / best.rate, 2),
        },
      },
      bulkPublish: { ...perSecond(nothing.map(({ published }) => published)), celeryWithConfirms },
      ioBound: perSecond(waiting),
      latencyMs: {
        ours: latency(single.flatMap((figures) => figures.ours)),
        celery: latency(single.flatMap((figures) => figures.celery)),
      },
      idleMb: { ours: idleOurs, celery: idleCelery, celeryThreads, ratio: round(idleOurs / idleCelery, 2) },
      amqplib: { published: round(raw.published), consumed: round(raw.consumed) },
      delivery: 'rabbitmq' as const,
      byTable: {
        throughput: {
          ours: median(drainedByTable),
          ratio: round(median(drainedByTable) / throughput.celery, 2),
          rounds: drainedByTable,
        },
        latencyMs: latency(single.flatMap((figures) => figures.byTable)),
      },
      concurrency,
      rounds,
    };
  },
}).catch(failWith);
