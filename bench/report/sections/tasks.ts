import { tasksFigures } from '../../tasks/figures.ts';
import { defineSection } from '../section.ts';

export const tasks = defineSection({
  bench: 'tasks',
  figures: tasksFigures,
  title: ({ say }) => say('Tasks in the database', 'Задачи в базе данных'),
  write: ({ embedded, postgres, tasks: count }, { say, number }) => {
    const databases = [
      { name: say('embedded', 'встроенная'), ...embedded },
      ...(postgres ? [{ name: 'PostgreSQL', ...postgres }] : []),
    ];
    return [
      say(
        `What the task table costs: ${number(count)} tasks that do nothing go through their whole life (enqueued, claimed, run, committed as done) in one process, without a broker.`,
        `Во что обходится таблица задач: ${number(count)} пустых задач проходят весь путь (постановка, захват, выполнение, фиксация) в одном процессе, без брокера.`,
      ),
      {
        table: {
          head: ['', ...databases.map(({ name }) => name)],
          rows: [
            [
              say('enqueued one by one, per second', 'поставлено по одной, в секунду'),
              ...databases.map(({ enqueuedPerSecond }) => number(enqueuedPerSecond.oneByOne)),
            ],
            [
              say('enqueued in one statement, per second', 'поставлено одним запросом, в секунду'),
              ...databases.map(({ enqueuedPerSecond }) => number(enqueuedPerSecond.inOneStatement)),
            ],
            ...Object.keys(embedded.ranPerSecond).map((concurrency) => [
              say(`run with ${concurrency} at once, per second`, `выполнено по ${concurrency} одновременно, в секунду`),
              ...databases.map(({ ranPerSecond }) => number(ranPerSecond[concurrency] ?? Number.NaN)),
            ]),
            [
              say('from enqueueing to start, median / p99, ms', 'от постановки до начала, медиана / p99, мс'),
              ...databases.map(
                ({ msFromEnqueueToStart: { median, p99 } }) => `${number(median, 1)} / ${number(p99, 1)}`,
              ),
            ],
          ],
        },
      },
    ];
  },
});
