import { numberText, type ScoreDescription, type WrittenScore } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

const words = { not_attempted: 'Не сдано', excused: 'Освобождён', attempted: 'На проверке' } as const;

/** Writes a table as teachers make it by hand: a row for each student, a column for each work, a total at the end. */
export function writeGenericWide({ activities, students, decimal = '.' }: ScoreDescription): Uint8Array<ArrayBuffer> {
  const score = (value: WrittenScore): string | undefined =>
    typeof value === 'number' ? numberText(value, decimal) : value && words[value];
  return writeDelimited(
    [
      [
        '№',
        'Логин',
        'ФИО',
        'Группа',
        ...activities.map(({ name, maxPoints }) => `${name} (макс. ${numberText(maxPoints, decimal)})`),
        'Итог',
      ],
      ...students.map(({ login, lastName, firstName, scores }, index) => [
        index + 1,
        login,
        `${lastName} ${firstName}`,
        'ИТ-1',
        ...activities.map((_, activity) => score(scores[activity])),
        50,
      ]),
    ],
    { delimiter: decimal === ',' ? ';' : ',' },
  );
}
