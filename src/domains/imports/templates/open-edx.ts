import type { ScoreDescription, WrittenScore } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

/** Writes the grade report of Open edX: shares of 1, `Not Attempted`, an average and the certificate. */
export function writeOpenEdx({ activities, students }: ScoreDescription): Uint8Array<ArrayBuffer> {
  const share = (value: WrittenScore, maximum: number): string =>
    typeof value === 'number' ? String(value / maximum) : value ? 'Not Attempted' : '';
  return writeDelimited([
    [
      'Student ID',
      'Email',
      'Username',
      'Grade',
      ...activities.map(({ name }, index) => `Homework ${index + 1}: ${name}`),
      'Homework (Avg)',
      'Enrollment Track',
      'Certificate Eligible',
    ],
    ...students.map(({ id, email, login, scores }) => [
      id,
      email,
      login,
      '0.5',
      ...activities.map(({ maxPoints }, index) => share(scores[index], maxPoints)),
      '0.25',
      'audit',
      'N',
    ]),
  ]);
}
