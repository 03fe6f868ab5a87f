import { numberText, type ScoreDescription } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

/** Writes a gradebook as Sakai exports it: each item with its points, then a column of comments; totals are marked `#`. */
export function writeSakai({ activities, students, decimal = '.' }: ScoreDescription): Uint8Array<ArrayBuffer> {
  return writeDelimited(
    [
      [
        'Student ID',
        'Student Name',
        '# Course Grade',
        ...activities.flatMap(({ name, maxPoints }) => [`${name} [${numberText(maxPoints, decimal)}]`, `* ${name}`]),
      ],
      ...students.map(({ login, lastName, firstName, scores }) => [
        login,
        `${lastName}, ${firstName}`,
        'B+',
        ...activities.flatMap((_, index) => {
          const score = scores[index];
          return typeof score === 'number' ? [numberText(score, decimal), 'well done'] : ['null', ''];
        }),
      ]),
    ],
    { delimiter: decimal === ',' ? ';' : ',' },
  );
}
