import { numberText, type ScoreDescription, type WrittenScore } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

const words = { not_attempted: 'N/A', excused: 'EX', attempted: '' } as const;

/** Writes a gradebook as Canvas exports it, with its row of postings, its row of points, totals and the test student. */
export function writeCanvas({ activities, students, decimal = '.' }: ScoreDescription): Uint8Array<ArrayBuffer> {
  const score = (value: WrittenScore): string | undefined =>
    typeof value === 'number' ? numberText(value, decimal) : value && words[value];
  const blanks = ['', '', '', ''];
  const totals = ['Current Score', 'Final Score'];
  return writeDelimited(
    [
      [
        'Student',
        'ID',
        'SIS User ID',
        'SIS Login ID',
        'Section',
        ...activities.map(({ name, id }) => `${name} (${id})`),
        ...totals,
      ],
      ['', ...blanks, ...activities.map((_, index) => (index === 0 ? 'Manual Posting' : '')), '', ''],
      [
        '    Points Possible',
        ...blanks,
        ...activities.map(({ maxPoints }) => numberText(maxPoints, decimal)),
        '(read only)',
        '(read only)',
      ],
      ...students.map(({ id, login, lastName, firstName, scores }) => [
        `${lastName}, ${firstName}`,
        id,
        `sis-${id}`,
        login,
        'Section 1',
        ...activities.map((_, index) => score(scores[index])),
        '50',
        '50',
      ]),
      [
        'Student, Test',
        999_999_999,
        '',
        'f3b1c4f3b1c4f3b1c4f3b1c4f3b1c4f3b1c4f3b1',
        'Section 1',
        ...activities.map(() => '1'),
        '9',
        '9',
      ],
    ],
    { delimiter: decimal === ',' ? ';' : ',' },
  );
}
