import { importFigures } from '../../import/figures.ts';
import { defineSection } from '../section.ts';

export const imports = defineSection({
  bench: 'import',
  figures: importFigures,
  title: ({ say }) => say('Importing gradebooks, beside pandas', 'Импорт ведомостей в сравнении с pandas'),
  write: ({ millionCells, gradebook, pagesBeside }, { say, number }) => [
    say(
      `An xlsx gradebook of ${number(millionCells.students)} students × ${number(millionCells.activities)} activities (${number(millionCells.fileMb, 1)} MB), from the upload to recomputed zones; pandas only reads it.`,
      `Ведомость xlsx: ${number(millionCells.students)} студентов × ${number(millionCells.activities)} элементов (${number(millionCells.fileMb, 1)} МБ), от загрузки до пересчитанных зон; pandas её только читает.`,
    ),
    {
      table: {
        head: ['', 'Pulse.EDU', 'pandas'],
        rows: [
          [
            say('read and checked, s', 'прочитано и проверено, с'),
            number(millionCells.steps.read, 1),
            number(millionCells.pandasRead, 1),
          ],
          [say('stored, s', 'сохранено, с'), number(millionCells.steps.stored, 1), '—'],
          [say('recomputed, s', 'пересчитано, с'), number(millionCells.steps.recomputed, 1), '—'],
          [say('all of it, s', 'всё вместе, с'), number(millionCells.ours, 1), number(millionCells.pandasRead, 1)],
          [
            say('most memory to read it, MB', 'больше всего памяти для чтения, МБ'),
            number(millionCells.readingPeakMb),
            number(millionCells.pandasPeakMb),
          ],
          [
            say('most memory of all processes at one time, MB', 'больше всего памяти всех процессов сразу, МБ'),
            number(millionCells.peakMb),
            '—',
          ],
        ],
      },
    },
    say(
      `A gradebook of ${number(gradebook.students)} × ${number(gradebook.activities)}, from the upload to recomputed zones: ${number(gradebook.seconds, 2)} s.`,
      `Ведомость ${number(gradebook.students)} × ${number(gradebook.activities)}, от загрузки до пересчитанных зон: ${number(gradebook.seconds, 2)} с.`,
    ),
    say(
      `While the large one is imported on the same machine, ${number(pagesBeside.pagesPerSecond)} pages a second of a university with ${number(pagesBeside.results)} results take ${number(pagesBeside.busyMs.p50)} ms at the median and ${number(pagesBeside.busyMs.p99)} ms at p99; idle ${number(pagesBeside.idleMs.p50)} and ${number(pagesBeside.idleMs.p99)} ms: p99 × ${number(pagesBeside.p99Ratio, 2)}.`,
      `Пока большая ведомость загружается на той же машине, страницы университета с ${number(pagesBeside.results)} результатов (${number(pagesBeside.pagesPerSecond)} в секунду) занимают ${number(pagesBeside.busyMs.p50)} мс в медиане и ${number(pagesBeside.busyMs.p99)} мс в p99; без загрузки ${number(pagesBeside.idleMs.p50)} и ${number(pagesBeside.idleMs.p99)} мс: p99 × ${number(pagesBeside.p99Ratio, 2)}.`,
    ),
  ],
});
