import type { Sheet, Workbook } from '../../formats/workbook.ts';
import type { ParsedFile } from '../../parsed-gradebook.ts';
import { assembleCourses } from '../assemble-courses.ts';
import { courseOfFile } from '../course-of-file.ts';
import { IssueList } from '../issue-list.ts';
import { placeIn } from '../places.ts';
import { visibleSheets } from '../read-tables.ts';
import type { ReadingContext } from '../source.ts';
import { columnMeant, columnsMeant } from './decided-column.ts';
import { dateOrderOf, decimalsOf, type Conventions, type OpenedTable } from './conventions.ts';
import { isLongTable, type FoundTable } from './find-table.ts';
import { readLongTable } from './long-items.ts';
import { listNames } from '../list-names.ts';
import { readTableRows } from './table-rows.ts';
import { readWideTable } from './wide-items.ts';

/** Says what the columns were taken for, and reports those of which nobody can tell. */
function reportColumns({ sheet, index, headers, below, columns }: FoundTable, issues: IssueList): void {
  const namesOf = (...meanings: Parameters<typeof columnMeant>[1][]): string[] =>
    columnsMeant(columns, ...meanings).map((column) => headers[column] ?? '');
  const say = (code: Parameters<IssueList['add']>[0], names: readonly string[]): void => {
    const shown = names.filter((name) => name !== '');
    if (shown.length > 0) issues.add(code, { sheet: sheet.name }, { count: shown.length, names: listNames(shown) });
  };
  if (!isLongTable({ columns })) {
    say('columns.read_as_works', namesOf('score', 'status'));
    say('columns.read_as_lessons', namesOf('attendance'));
  }
  say('columns.totals_skipped', namesOf('total'));
  say('columns.others_skipped', namesOf('ignore'));
  for (const [column, decided] of columns.entries()) {
    if (decided.meaning !== 'unclear') continue;
    const cell = below.map((row) => row[column] ?? null).find((value) => value !== null);
    issues.add(decided.problem, placeIn({ sheet: sheet.name, header: headers }, { row: index + 1, column, cell }));
  }
  if (columnsMeant(columns, 'score', 'status', 'attendance').length > 0) return;
  if (columns.every(({ meaning }) => meaning !== 'unclear')) issues.add('sheet.no_activities', { sheet: sheet.name });
}

/**
 * Reads a workbook whose sheets are tables of students or of results. One decimal mark and one order of dates hold for
 * the whole file. Every column is read, counted among those left out, or an error.
 *
 * @param find what the columns of a sheet are; undefined for a sheet that is no such table
 */
export function readFoundTables(
  source: string,
  workbook: Workbook,
  context: ReadingContext,
  conventions: Conventions,
  find: (sheet: Sheet, issues: IssueList) => FoundTable | undefined,
): ParsedFile {
  const issues = new IssueList(context.maxIssues);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden && sheet.rows.length > 0) issues.add('sheet.hidden_skipped', { sheet: sheet.name });
  }
  const tables = visibleSheets(workbook).flatMap((sheet) => {
    const found = find(sheet, issues);
    if (!found) issues.add('sheet.no_table', { sheet: sheet.name });
    return found ?? [];
  });
  const course = courseFor(tables, context, issues);
  const opened = tables.flatMap((found): OpenedTable[] => {
    reportColumns(found, issues);
    const rows = readTableRows(found, course, issues);
    return rows ? [{ ...rows, found }] : [];
  });
  const order = dateOrderOf(opened, conventions, issues);
  const decimals = decimalsOf(opened, conventions, workbook.delimiter);
  const file = { words: conventions.words, decimals, order, timeZone: context.timeZone };
  const items = opened.flatMap((table) =>
    isLongTable(table.found) ? readLongTable(table, file, issues) : [readWideTable(table, file, issues)],
  );
  return { source, courses: assembleCourses(items, issues), issues: issues.list() };
}

/** The course of the tables that have no column for it. */
function courseFor(tables: readonly FoundTable[], context: ReadingContext, issues: IssueList): string {
  if (tables.some(({ columns }) => columnMeant(columns, 'course') === undefined)) {
    return courseOfFile(context, undefined, undefined, issues);
  }
  if (context.course !== undefined) issues.add('course.choice_unused', {}, { course: context.course });
  return '';
}
