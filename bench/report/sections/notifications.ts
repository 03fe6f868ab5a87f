import { notificationFigures } from '../../notifications/figures.ts';
import { defineSection } from '../section.ts';

export const notifications = defineSection({
  bench: 'notifications',
  figures: notificationFigures,
  title: ({ say }) => say('Everybody is told of something at once', 'Уведомления всем сразу'),
  write: ({ dispatched, letters, concurrency, sizes, bareLettersPerSecond, pagesBeside }, { say, number }) => [
    say(
      `Channel and time of ${number(dispatched.notifications)} notifications, each of another person, are chosen in ${number(dispatched.seconds, 2)} s by ${number(dispatched.statements)} statements. Then ${number(letters)} letters leave, ${concurrency} at a time for each worker process; nodemailer alone sends ${number(bareLettersPerSecond)} a second, without tasks and a database.`,
      `Путь и время ${number(dispatched.notifications)} уведомлений, каждое другому человеку, выбираются за ${number(dispatched.seconds, 2)} с, запросов: ${number(dispatched.statements)}. Затем уходят ${number(letters)} писем, по ${concurrency} одновременно на исполнителя; один nodemailer, без задач и базы, отправляет ${number(bareLettersPerSecond)} в секунду.`,
    ),
    {
      table: {
        head: [say('processes', 'процессов'), say('letters per second', 'писем в секунду')],
        rows: sizes.map((size) => [number(size.processes), number(size.lettersPerSecond)]),
      },
    },
    say(
      `While ${number(pagesBeside.workerProcesses)} workers dispatch and send ${number(pagesBeside.letters)} letters, ${number(pagesBeside.webProcesses)} web processes of the same machine serve ${number(pagesBeside.pagesPerSecond)} pages a second: 99 of 100 in ${number(pagesBeside.busyMs.p99)} ms, against ${number(pagesBeside.idleMs.p99)} ms with nothing else to do (${number(pagesBeside.p99Ratio, 2)} times); the median is ${number(pagesBeside.busyMs.p50, 1)} against ${number(pagesBeside.idleMs.p50, 1)} ms.`,
      `Пока исполнители (${number(pagesBeside.workerProcesses)}) распределяют и отправляют ${number(pagesBeside.letters)} писем, ${number(pagesBeside.webProcesses)} веб-процесса той же машины отдают ${number(pagesBeside.pagesPerSecond)} страниц в секунду: 99 из 100 — за ${number(pagesBeside.busyMs.p99)} мс, без другой работы — за ${number(pagesBeside.idleMs.p99)} мс (в ${number(pagesBeside.p99Ratio, 2)} раза); медиана ${number(pagesBeside.busyMs.p50, 1)} против ${number(pagesBeside.idleMs.p50, 1)} мс.`,
    ),
  ],
});
