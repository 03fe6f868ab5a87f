import { clusterFigures } from '../../cluster/figures.ts';
import { defineSection } from '../section.ts';

export const cluster = defineSection({
  bench: 'cluster',
  figures: clusterFigures,
  title: ({ say }) => say('A whole cluster on one machine', 'Целый кластер на одной машине'),
  write: ({ gradebooks, seconds, uploadsPerSecond, importsPerSecond, tasksPerSecond, pages, answers }, pen) => {
    const { say, number } = pen;
    return [
      say(
        `${gradebooks} gradebooks are imported through nginx while teachers load pages as fast as they can. Three web servers, six workers, two schedulers, PostgreSQL with a replica, PgBouncer, RabbitMQ and Redis share the processors of this machine: it shows that they work together, not how fast they are apart.`,
        `${gradebooks} ведомостей импортируются через nginx, пока преподаватели непрерывно загружают страницы. Три веб-сервера, шесть исполнителей, два планировщика, PostgreSQL с репликой, PgBouncer, RabbitMQ и Redis делят процессоры одной машины: видно, что они работают вместе, а не какова их скорость по отдельности.`,
      ),
      {
        table: {
          head: ['', ''],
          rows: [
            [say('uploads accepted per second', 'принято загрузок в секунду'), number(uploadsPerSecond, 1)],
            [say('imports per second, recomputed', 'импортов в секунду, с пересчётом'), number(importsPerSecond, 1)],
            [
              say('from the last upload to the last zone, s', 'от последней загрузки до последней зоны, с'),
              number(seconds.recomputed - seconds.accepted, 1),
            ],
            [say('tasks per second', 'задач в секунду'), number(tasksPerSecond, 1)],
            [say('pages per second', 'страниц в секунду'), number(pages.perSecond)],
            [say('page, median, ms', 'страница, медиана, мс'), number(pages.p50Ms, 1)],
            [say('page, 99 of 100, ms', 'страница, 99 из 100, мс'), number(pages.p99Ms, 1)],
            ...Object.entries(answers).map(([status, count]) => [
              say(`answers ${status}`, `ответов ${status}`),
              number(count),
            ]),
          ],
        },
      },
    ];
  },
});
