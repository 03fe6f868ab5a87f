import type { ScoreDescription } from './score-description.ts';
import { writeSheet } from './write-sheet.ts';

/** Writes the score sheet of a course as uLearn does: units above the columns, most points below them, zeros for nothing. */
export function writeUlearn({ activities, students }: ScoreDescription): Uint8Array<ArrayBuffer> {
  return writeSheet('Курс', [
    ['', undefined, undefined, 'За весь курс', 'Модуль 1'],
    ['Фамилия Имя', 'Эл. почта', 'Группа', 'Упр', 'Упр', ...activities.map(({ name }) => `Упр: ${name}`)],
    ['Максимум:', undefined, undefined, 200, 200, ...activities.map(({ maxPoints }) => maxPoints)],
    ...students.map(({ lastName, firstName, email, scores }) => [
      `${lastName} ${firstName}`,
      email,
      'ИТ-1, ИТ-2',
      50,
      50,
      ...activities.map((_, index) => {
        const score = scores[index];
        return typeof score === 'number' ? score : score && 0;
      }),
    ]),
  ]);
}
