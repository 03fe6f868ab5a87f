import { expect, test } from 'vitest';
import { CellTable } from '../../cell-table.ts';
import type { ParsedFile } from '../../parsed-gradebook.ts';
import { idStartOf } from './id-start.ts';
import { pulledCourse } from './read-pulled-course.ts';

const fileOf = (externalId: string, source: string = pulledCourse.id): ParsedFile => ({
  source,
  courses: [{ externalId, name: 'Алгебра', students: [], activities: [], cells: new CellTable() }],
  issues: [],
});

test.each([
  ['moodle:lms.example.edu:42', 'moodle:lms.example.edu:'],
  ['moodle:lms.example.edu%3A8080/moodle:42', 'moodle:lms.example.edu%3A8080/moodle:'],
  ['oneroster:sis.example.edu:urn:uuid:7', 'oneroster:sis.example.edu:'],
])('ids of the system of %s begin with %s', (id, start) => {
  expect(idStartOf(fileOf(id))).toBe(start);
  expect(idStartOf(fileOf(id, 'moodle'))).toBe('');
});
