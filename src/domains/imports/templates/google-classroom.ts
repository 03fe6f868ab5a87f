import { numberText, type ScoreDescription } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

/** Writes the grades of a class as Google Classroom does: dates, points and averages stand between header and students. */
export function writeGoogleClassroom({
  activities,
  students,
  decimal = '.',
}: ScoreDescription): Uint8Array<ArrayBuffer> {
  return writeDelimited(
    [
      ['Last Name', 'First Name', 'Email Address', ...activities.map(({ name }) => name)],
      ['Date', '', '', ...activities.map(() => '2024-11-10')],
      ['Points', '', '', ...activities.map(({ maxPoints }) => numberText(maxPoints, decimal))],
      ['Class Average', '', '', ...activities.map(() => numberText(4.5, decimal))],
      ...students.map(({ lastName, firstName, email, scores }) => [
        lastName,
        firstName,
        email,
        ...activities.map((_, index) => {
          const score = scores[index];
          return typeof score === 'number' ? numberText(score, decimal) : '';
        }),
      ]),
    ],
    { delimiter: decimal === ',' ? ';' : ',' },
  );
}
