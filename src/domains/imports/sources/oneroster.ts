import type { Workbook } from '../formats/workbook.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { headerText } from './headers.ts';
import { IssueList } from './issue-list.ts';
import { openBundle } from './oneroster/open-bundle.ts';
import { readLineItems, readResults } from './oneroster/read-results.ts';
import { readRoster } from './oneroster/read-roster.ts';
import { isManifest, rosterTableOf } from './oneroster/tables.ts';
import { visibleSheets } from './read-tables.ts';
import { finishCourses } from './records/finish-courses.ts';
import type { ReadingContext, Source } from './source.ts';

function read(workbook: Workbook, context: ReadingContext): ParsedFile {
  const issues = new IssueList(context.maxIssues);
  if (context.course !== undefined) issues.add('course.choice_unused', {}, { course: context.course });
  const bundle = openBundle(workbook, issues);
  const courses = readRoster(bundle);
  readResults(bundle, readLineItems(bundle, courses, context.timeZone));
  if (bundle.leftOut > 0) issues.add('oneroster.deleted_rows', {}, { count: bundle.leftOut });
  return { source: oneroster.id, courses: finishCourses(courses.values(), issues), issues: issues.list() };
}

/**
 * A bundle of tables as OneRoster 1.1 and 1.2 exchange them (1EdTech, CSV binding): classes are courses, enrolments of
 * students their students, line items their activities, results their cells.
 */
export const oneroster: Source = {
  id: 'oneroster',
  system: 'oneroster',
  readsBundles: true,
  detect(workbook) {
    const sheets = visibleSheets(workbook);
    const headed = sheets.filter(({ name, rows }) => {
      const headers = (rows.at(0) ?? []).map((cell) => headerText(cell).toLowerCase());
      return rosterTableOf(name) !== undefined && headers.includes('sourcedid');
    }).length;
    const hasManifest = sheets.some(({ name }) => isManifest(name));
    return { score: headed + (hasManifest ? 1 : 0) >= 2 ? 1 : 0, evidence: { headed } };
  },
  read,
};
