import { numberText, type ScoreDescription } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

/** Writes the grade book of a course as Stepik does: a column for each task, zeros for what has brought nothing yet. */
export function writeStepik({ activities, students }: ScoreDescription): Uint8Array<ArrayBuffer> {
  return writeDelimited([
    ['user_id', 'last_name', 'first_name', ...activities.map(({ name }) => `${name} Q1`), 'total', 'date_joined'],
    ...students.map(({ login, lastName, firstName, scores }) => [
      login,
      lastName,
      firstName,
      ...activities.map((_, index) => {
        const score = scores[index];
        return score === undefined ? '' : numberText(typeof score === 'number' ? score : 0);
      }),
      '12.5',
      '2024-09-01 10:00:00+00:00',
    ]),
  ]);
}
