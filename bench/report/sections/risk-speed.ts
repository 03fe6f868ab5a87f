import { riskSpeedFigures } from '../../risk-speed/figures.ts';
import { defineSection } from '../section.ts';

export const riskSpeed = defineSection({
  bench: 'risk-speed',
  figures: riskSpeedFigures,
  title: ({ say }) => say('Judging a course', 'Оценка риска по курсу'),
  write: ({ courses }, { say, number }) => [
    say(
      'Processor time to compute zones and reasons of one course in memory.',
      'Процессорное время на вычисление зон и причин одного курса в памяти.',
    ),
    {
      table: {
        head: [say('students', 'студентов'), say('ms', 'мс'), say('µs per student', 'мкс на студента')],
        rows: courses.map(({ students, processorMilliseconds }) => [
          number(students),
          number(processorMilliseconds, 1),
          number((1000 * processorMilliseconds) / students),
        ]),
      },
    },
  ],
});
