import { waysOutFigures } from '../../ways-out/figures.ts';
import { defineSection } from '../section.ts';

export const waysOut = defineSection({
  bench: 'ways-out',
  figures: waysOutFigures,
  title: ({ say }) => say('Ways out of a zone', 'Пути выхода из зоны'),
  write: ({ courses }, { say, number }) => [
    say(
      'Processor time to find the ways out of everybody of zone B and C of one course, and the one thing that helps the most; between students others of the process have their turn. Proven: every smaller set was judged.',
      'Процессорное время на поиск путей для всех из зон B и C одного курса и того, что поможет большинству; между студентами процесс занимается и другим. Доказано: проверены все меньшие наборы.',
    ),
    {
      table: {
        head: [
          say('students × activities', 'студентов × элементов'),
          say('in zone B and C', 'в зонах B и C'),
          say('with a way', 'с путём'),
          say('ways, proven smallest', 'путей, доказано наименьших'),
          say('whole course, s', 'весь курс, с'),
          say('longest student, ms', 'дольше всего на студента, мс'),
          say('common action, ms', 'общее действие, мс'),
        ],
        rows: courses.map((course) => [
          `${number(course.students)} × ${number(course.activities)}`,
          number(course.searched),
          number(course.found),
          `${number(course.ways)}, ${number(course.exhaustive)}`,
          number(course.processorSeconds, 2),
          number(course.longestMilliseconds),
          number(course.actionMilliseconds),
        ]),
      },
    },
  ],
});
