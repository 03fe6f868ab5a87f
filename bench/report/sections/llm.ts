import { llmFigures } from '../../llm/figures.ts';
import { defineSection } from '../section.ts';

export const llm = defineSection({
  bench: 'llm',
  figures: llmFigures,
  title: ({ say }) =>
    say('Language models: more workers, one budget', 'Языковые модели: больше исполнителей, один бюджет'),
  write: ({ concurrency, answerMs, sizes, budget }, { say, number, percent }) => [
    say(
      `Tasks that ask a language model which takes ${number(answerMs / 1000, 1)} s, ${concurrency} at once in each process, each call reserved in the database before and settled after. Linear is the rate of one process times their number; possible is the rate at which every place always waits for the model.`,
      `Задачи спрашивают языковую модель, которая отвечает ${number(answerMs / 1000, 1)} с, в каждом процессе их ${concurrency} одновременно; каждый вызов заранее отмечается в базе данных и затем уточняется. Линейный рост — темп одного процесса, умноженный на их число; предел — темп, при котором каждое место всегда ждёт модель.`,
    ),
    {
      table: {
        head: [
          say('processes', 'процессов'),
          say('answers per second', 'ответов в секунду'),
          say('of linear', 'от линейного'),
          say('of the possible', 'от предела'),
        ],
        rows: sizes.map((size) => [
          number(size.processes),
          number(size.answersPerSecond, 2),
          percent(size.shareOfLinear, 1),
          percent(size.shareOfPossible, 1),
        ]),
      },
    },
    say(
      `Of ${number(budget.allowed)} calls a day that were allowed, ${number(budget.processes)} processes that raced for them made ${number(budget.made)}.`,
      `Из ${number(budget.allowed)} разрешённых в день вызовов ${number(budget.processes)} соревнующихся процессов сделали ${number(budget.made)}.`,
    ),
  ],
});
