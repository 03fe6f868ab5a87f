import { numberText, type ScoreDescription } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

const words = { not_attempted: 'Не выполнено', excused: 'Освобождён', attempted: 'В процессе' } as const;

/** Writes a table with a row for each result: who, what work, how many points of how many, or a status. */
export function writeGenericLong({ activities, students, decimal = '.' }: ScoreDescription): Uint8Array<ArrayBuffer> {
  return writeDelimited(
    [
      ['Логин', 'ФИО', 'Работа', 'Статус', 'Баллы', 'Макс. балл'],
      ...students.flatMap(({ login, lastName, firstName, scores }) =>
        activities.flatMap(({ name, maxPoints }, index) => {
          const score = scores[index];
          if (score === undefined) return [];
          const result = typeof score === 'number' ? ['Выполнено', numberText(score, decimal)] : [words[score], ''];
          return [[login, `${lastName} ${firstName}`, name, ...result, numberText(maxPoints, decimal)]];
        }),
      ),
    ],
    { delimiter: decimal === ',' ? ';' : ',' },
  );
}
