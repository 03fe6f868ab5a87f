import type { Sheet, Workbook } from '../formats/workbook.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { assembleCourses } from './assemble-courses.ts';
import { IssueList } from './issue-list.ts';
import type { ItemTable, TableItem } from './item-table.ts';
import { longestName } from './names.ts';
import { placeIn } from './places.ts';
import type { ReadingContext } from './source.ts';
import { readStudentTable, type StudentTable } from './student-table.ts';

/** The sheets that are read: hidden ones and those without content are not. */
export function visibleSheets(workbook: Workbook): Sheet[] {
  return workbook.sheets.filter((sheet) => !sheet.hidden && sheet.rows.length > 0);
}

/**
 * Reads a workbook whose sheets are tables of students.
 *
 * @param findItems the activities or lessons of a sheet
 */
export function readTables(
  source: string,
  workbook: Workbook,
  context: ReadingContext,
  findItems: (table: StudentTable, issues: IssueList) => TableItem[],
): ParsedFile {
  const issues = new IssueList(context.maxIssues);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden && sheet.rows.length > 0) issues.add('sheet.hidden_skipped', { sheet: sheet.name });
  }
  // These layouts name the course in every row.
  if (context.course !== undefined) issues.add('course.choice_unused', {}, { course: context.course });
  const tables: ItemTable[] = [];
  for (const sheet of visibleSheets(workbook)) {
    const table = readStudentTable(sheet, issues);
    if (!table) continue;
    const items = findItems(table, issues);
    if (items.length === 0) issues.add('sheet.no_activities', { sheet: sheet.name });
    for (const { name, columns } of items) {
      if (name.length <= longestName) continue;
      const place = placeIn(table, { row: table.headerRow, column: columns[0], cell: name });
      issues.add('cell.too_long', place, { max: longestName });
    }
    tables.push({ table, items });
  }
  const courses = assembleCourses(tables, issues);
  return { source, courses, issues: issues.list() };
}
