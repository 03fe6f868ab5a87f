import { numberText, type ScoreDescription } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

/** Writes the grades of a course as Brightspace exports them: ids after a sign, most points in the headers, an end. */
export function writeBrightspace({ activities, students, decimal = '.' }: ScoreDescription): Uint8Array<ArrayBuffer> {
  return writeDelimited(
    [
      [
        'OrgDefinedId',
        'Username',
        'Last Name',
        'First Name',
        'Email',
        ...activities.map(
          ({ name, maxPoints }) =>
            `${name} Points Grade <Numeric MaxPoints:${numberText(maxPoints, decimal)} Weight:5>`,
        ),
        'Calculated Final Grade Numerator',
        'Calculated Final Grade Denominator',
        'End-of-Line Indicator',
      ],
      ...students.map(({ login, lastName, firstName, email, scores }) => [
        `#${login}`,
        `#${login}`,
        lastName,
        firstName,
        email,
        ...activities.map((_, index) => {
          const score = scores[index];
          return typeof score === 'number' ? numberText(score, decimal) : '';
        }),
        numberText(50.5, decimal),
        '100',
        '#',
      ]),
    ],
    { delimiter: decimal === ',' ? ';' : ',' },
  );
}
