import { workersFigures } from '../../workers/figures.ts';
import { defineSection } from '../section.ts';

export const workers = defineSection({
  bench: 'workers',
  figures: workersFigures,
  title: ({ say }) => say('More workers, more work', 'Больше исполнителей — больше работы'),
  write: ({ concurrency, answerMs, sizes }, { say, number, percent }) => {
    const alone = sizes.at(0)?.tasksPerSecond ?? 0;
    const waits = `${answerMs.least}–${answerMs.most}`;
    return [
      say(
        `Tasks that wait ${waits} ms for a language model, ${concurrency} at once in each process, taken from the table on PostgreSQL. Linear is the rate of one process times their number; possible is the rate at which every place always waits for an answer.`,
        `Задачи ждут ответа языковой модели ${waits} мс, в каждом процессе их ${concurrency} одновременно, берутся из таблицы в PostgreSQL. Линейный рост — темп одного процесса, умноженный на их число; предел — темп, при котором каждое место всегда ждёт ответа.`,
      ),
      {
        table: {
          head: [
            say('processes', 'процессов'),
            say('tasks per second', 'задач в секунду'),
            say('of linear', 'от линейного'),
            say('of the possible', 'от предела'),
            say('processors busy', 'занято процессоров'),
          ],
          rows: sizes.map((size) => [
            number(size.processes),
            number(size.tasksPerSecond, 1),
            percent(size.shareOfLinear, 1),
            percent(size.shareOfPossible, 1),
            number(size.processorsBusy, 2),
          ]),
        },
      },
      {
        chart: {
          name: 'workers',
          alternative: say(
            'Tasks per second by worker processes, beside linear growth',
            'Задач в секунду по числу процессов в сравнении с линейным ростом',
          ),
          kind: 'line',
          xName: say('worker processes', 'процессов'),
          yName: say('tasks per second', 'задач в секунду'),
          categories: sizes.map(({ processes }) => number(processes)),
          series: [
            { name: say('measured', 'измерено'), values: sizes.map(({ tasksPerSecond }) => tasksPerSecond) },
            {
              name: say('linear', 'линейно'),
              values: sizes.map(({ processes }) => Number((processes * alone).toFixed(1))),
              isReference: true,
            },
          ],
        },
      },
    ];
  },
});
