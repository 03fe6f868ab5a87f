import { numberText, type ScoreDescription, type WrittenScore } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

/** Writes the download of Blackboard's Grade Center: text with tabs in UTF-16, whatever its name ends in. */
export function writeBlackboard({ activities, students, decimal = '.' }: ScoreDescription): Uint8Array<ArrayBuffer> {
  const score = (value: WrittenScore): string =>
    typeof value === 'number' ? numberText(value, decimal) : value === 'attempted' ? 'In Progress' : '';
  return writeDelimited(
    [
      [
        'Last Name',
        'First Name',
        'Username',
        'Student ID',
        'Last Access',
        'Availability',
        'Weighted Total [Total Pts: up to 100 Percentage] |1',
        ...activities.map(
          ({ name, maxPoints, id }) => `${name} [Total Pts: ${numberText(maxPoints, decimal)} Score] |${id}`,
        ),
      ],
      ...students.map(({ lastName, firstName, login, id, scores }) => [
        lastName,
        firstName,
        login,
        id,
        '2024-11-10 12:00:00',
        'Yes',
        numberText(50.5, decimal),
        ...activities.map((_, index) => score(scores[index])),
      ]),
    ],
    { delimiter: '\t', encoding: 'utf-16le' },
  );
}
