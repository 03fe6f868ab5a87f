import { remindersFigures } from '../../reminders/figures.ts';
import { defineSection } from '../section.ts';

export const reminders = defineSection({
  bench: 'reminders',
  figures: remindersFigures,
  title: ({ say }) => say('Reminders of a whole university', 'Напоминания целого университета'),
  write: ({ sizes }, { say, number }) => [
    say(
      'All deadlines of a week come at once: one task finds who is to be told of what, notes it and raises one notification for each student. Then it runs again with nothing new to say, as it does every ten minutes.',
      'Все сроки недели наступают сразу: одна задача находит, кому о чём напомнить, запоминает это и создаёт каждому студенту одно уведомление. Потом она запускается снова, когда сказать нечего, как и каждые десять минут.',
    ),
    {
      table: {
        head: [
          say('students', 'студентов'),
          say('results', 'результатов'),
          say('reminders', 'напоминаний'),
          say('seconds', 'секунд'),
          say('statements', 'запросов'),
          say('seconds with nothing new', 'секунд, когда нового нет'),
        ],
        rows: sizes.map(({ students, results, first, idle }) => [
          number(students),
          number(results),
          number(first.reminders),
          number(first.seconds, 2),
          number(first.statements),
          number(idle.seconds, 2),
        ]),
      },
    },
  ],
});
