import type { ParsedFile } from '../../parsed-gradebook.ts';
import { pulledCourse } from './read-pulled-course.ts';

/**
 * What ids of a pulled course begin with, e.g. `moodle:lms.example.edu:`: all connections share one source, and each of
 * them is a system of its own. It is kind and address, without a colon in either (connectors/address.ts); what follows,
 * the id in that system, may have some. Empty for files, whose source is their system.
 */
export function idStartOf({ source, courses }: ParsedFile): string {
  if (source !== pulledCourse.id) return '';
  const id = courses[0]?.externalId ?? '';
  return /^[^:]*:[^:]*:/.exec(id)?.[0] ?? '';
}
