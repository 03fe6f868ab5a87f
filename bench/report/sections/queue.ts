import { z } from 'zod';
import { defineSection } from '../section.ts';

const rates = z.object({ ours: z.number(), celery: z.number(), ratio: z.number() });
const latency = z.object({ p50: z.number(), p99: z.number() });
const figures = z.object({
  throughput: rates,
  bulkPublish: rates,
  ioBound: rates,
  latencyMs: z.object({ ours: latency, celery: latency }),
  idleMb: z.object({ ours: z.number(), celery: z.number() }),
  byTable: z.object({ throughput: z.object({ ours: z.number() }), latencyMs: latency }),
});

/** What `./pulse bench queue --json` promises to scripts; what it prints besides is its own. */
export const queue = defineSection({
  bench: 'queue',
  figures,
  title: ({ say }) => say('Queue, beside Celery', 'Очередь в сравнении с Celery'),
  write: ({ throughput, bulkPublish, ioBound, latencyMs, idleMb, byTable }, { say, number }) => {
    const row = (name: string, ours: number, celery: number, digits = 0): string[] => [
      name,
      number(ours, digits),
      number(celery, digits),
      `${number(ours / celery, 2)} ×`,
    ];
    const perSecond = [
      { name: say('empty tasks', 'пустые задачи'), ...throughput },
      { name: say('enqueueing in bulk', 'постановка пачкой'), ...bulkPublish },
      { name: say('tasks that wait 200 ms', 'задачи, ждущие 200 мс'), ...ioBound },
    ];
    return [
      say(
        'Both in the same run on the same RabbitMQ. Ours are transactional: the task, its effect and its end are rows of the database.',
        'Оба в одном прогоне на одном RabbitMQ. Наши задачи транзакционны: задача, её результат и её завершение — строки базы данных.',
      ),
      {
        table: {
          head: ['', 'Pulse.EDU', 'Celery', say('ratio', 'отношение')],
          rows: [
            ...perSecond.map(({ name, ours, celery }) =>
              row(`${name}${say(', per second', ', в секунду')}`, ours, celery),
            ),
            row(
              say('empty tasks without a broker, per second', 'пустые задачи без брокера, в секунду'),
              byTable.throughput.ours,
              throughput.celery,
            ),
            row(
              say('latency at 100/s, p50, ms', 'задержка при 100/с, p50, мс'),
              latencyMs.ours.p50,
              latencyMs.celery.p50,
              1,
            ),
            row(
              say('latency at 100/s, p99, ms', 'задержка при 100/с, p99, мс'),
              latencyMs.ours.p99,
              latencyMs.celery.p99,
              1,
            ),
            row(
              say('latency without a broker, p50, ms', 'задержка без брокера, p50, мс'),
              byTable.latencyMs.p50,
              latencyMs.celery.p50,
              1,
            ),
            row(
              say('latency without a broker, p99, ms', 'задержка без брокера, p99, мс'),
              byTable.latencyMs.p99,
              latencyMs.celery.p99,
              1,
            ),
            row(say('idle worker, MB', 'простаивающий исполнитель, МБ'), idleMb.ours, idleMb.celery),
          ],
        },
      },
      {
        chart: {
          name: 'queue',
          alternative: say(
            'Rates of Pulse.EDU as multiples of Celery’s: empty tasks, enqueueing in bulk, waiting tasks',
            'Во сколько раз Pulse.EDU быстрее Celery: пустые задачи, постановка пачкой, ждущие задачи',
          ),
          kind: 'bar',
          xName: '',
          yName: say('times Celery’s rate', 'во сколько раз быстрее Celery'),
          categories: perSecond.map(({ name }) => name),
          series: [{ name: 'Pulse.EDU', values: perSecond.map(({ ratio }) => ratio) }],
        },
      },
    ];
  },
});
