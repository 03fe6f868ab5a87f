import type { ScoreDescription, WrittenScore } from './score-description.ts';
import { writeDelimited } from './write-delimited.ts';

/** Writes the grades of a course as Gradescope exports them: each assignment with its points, time and lateness. */
export function writeGradescope({ activities, students }: ScoreDescription): Uint8Array<ArrayBuffer> {
  const parts = ['', ' - Max Points', ' - Submission Time', ' - Lateness (H:M:S)'];
  const cells = (value: WrittenScore, maximum: number): (string | number)[] => {
    if (value === undefined) return ['', maximum, '', ''];
    return [typeof value === 'number' ? value : '', maximum, '2024-11-10 20:00:00 -0500', '03:00:00'];
  };
  return writeDelimited([
    [
      'First Name',
      'Last Name',
      'SID',
      'Email',
      'Sections',
      ...activities.flatMap(({ name }) => parts.map((part) => name + part)),
      'Total Lateness (H:M:S)',
    ],
    ...students.map(({ firstName, lastName, id, email, scores }) => [
      firstName,
      lastName,
      id,
      email,
      'A',
      ...activities.flatMap(({ maxPoints }, index) => cells(scores[index], maxPoints)),
      '03:00:00',
    ]),
  ]);
}
