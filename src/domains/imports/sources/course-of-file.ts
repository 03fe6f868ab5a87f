import type { IssueList } from './issue-list.ts';
import { displayName, longestName } from './names.ts';
import type { ReadingContext } from './source.ts';

/** Name of the file without extension and without the number a browser puts behind a second copy. */
function plainFileName(fileName: string): string {
  return displayName(fileName.replace(/\.[a-z]{2,5}$/i, '').replace(/\s*\(\d{1,3}\)$/, ''));
}

/**
 * The course of a file whose layout has no column for it: the one the operator chose, else the part of the file's name
 * where this system writes it, else the whole name. Says which it took and how to take another.
 *
 * @param pattern its first group is the course in the name without extension
 * @param system name of the system for people; undefined for a table of none
 */
export function courseOfFile(
  { fileName, course }: ReadingContext,
  pattern: RegExp | undefined,
  system: string | undefined,
  issues: IssueList,
): string {
  const chosen = displayName(course ?? '');
  if (chosen !== '') {
    if (system === undefined) issues.add('course.of_table_as_chosen', {}, { course: chosen });
    else issues.add('course.as_chosen', {}, { course: chosen, system });
    return chosen;
  }
  const whole = plainFileName(fileName);
  const part = pattern?.exec(whole)?.[1]?.trim();
  const found = part === undefined || part === '' ? whole : displayName(part);
  const name = (found === '' ? (system ?? '?') : found).slice(0, longestName);
  if (system === undefined) issues.add('course.of_table_from_file_name', {}, { course: name });
  else issues.add('course.from_file_name', {}, { course: name, system });
  return name;
}
