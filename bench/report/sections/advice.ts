import { adviceFigures } from '../../advice/figures.ts';
import { defineSection } from '../section.ts';

export const advice = defineSection({
  bench: 'advice',
  figures: adviceFigures,
  title: ({ say }) =>
    say(
      'Advice: many students, a slow model, fast pages',
      'Советы: много студентов, медленная модель, быстрые страницы',
    ),
  write: ({ students, concurrency, answerMs, sizes, pagesBeside, budget }, { say, number, percent }) => [
    say(
      `Advice for ${number(students)} students waits for a language model that takes ${number(answerMs / 1000, 1)} s. Worker processes with ${concurrency} tasks each read the facts, ask, check the answer and store a draft.`,
      `Советы для ${number(students)} студентов ждут языковую модель, которая отвечает ${number(answerMs / 1000, 1)} с. Исполнители, в каждом по ${concurrency} задачи, читают сведения, спрашивают, проверяют ответ и сохраняют черновик.`,
    ),
    {
      table: {
        head: [
          say('processes', 'процессов'),
          say('drafts per second', 'черновиков в секунду'),
          say('of linear', 'от линейного'),
        ],
        rows: sizes.map((size) => [
          number(size.processes),
          number(size.draftsPerSecond, 2),
          percent(size.shareOfLinear, 1),
        ]),
      },
    },
    say(
      `Meanwhile ${number(pagesBeside.webProcesses)} web processes of the same machine serve ${number(pagesBeside.pagesPerSecond)} pages a second: 99 of 100 in ${number(pagesBeside.busyMs.p99)} ms, against ${number(pagesBeside.idleMs.p99)} ms with nothing else to do (${number(pagesBeside.p99Ratio, 2)} times); the median is ${number(pagesBeside.busyMs.p50, 1)} against ${number(pagesBeside.idleMs.p50, 1)} ms.`,
      `Тем временем ${number(pagesBeside.webProcesses)} веб-процесса той же машины отдают ${number(pagesBeside.pagesPerSecond)} страниц в секунду: 99 из 100 — за ${number(pagesBeside.busyMs.p99)} мс, без другой работы — за ${number(pagesBeside.idleMs.p99)} мс (в ${number(pagesBeside.p99Ratio, 2)} раза); медиана ${number(pagesBeside.busyMs.p50, 1)} против ${number(pagesBeside.idleMs.p50, 1)} мс.`,
    ),
    say(
      `Then a day's budget is ${number(budget.allowed)} calls for ${number(budget.waiting)} waiting students: ${budget.processes} processes that raced for it made ${number(budget.made)}, from which came ${number(budget.drafts)} drafts; the rest said what the facts do not, and were refused.`,
      `Затем на день дано ${number(budget.allowed)} вызовов, а студентов ждёт ${number(budget.waiting)}: ${budget.processes} процессов, которые за них соревновались, сделали ${number(budget.made)}, и из них вышло ${number(budget.drafts)} черновиков; остальные ответы утверждали то, чего нет в сведениях, и были отвергнуты.`,
    ),
  ],
});
