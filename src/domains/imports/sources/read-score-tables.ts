import type { Cell, Row, Sheet, Workbook } from '../formats/workbook.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { assembleCourses } from './assemble-courses.ts';
import { courseOfFile } from './course-of-file.ts';
import { decideDecimals, type FileDecimals } from './decimal-mark.ts';
import { IssueList } from './issue-list.ts';
import type { ItemTable } from './item-table.ts';
import { listNames } from './list-names.ts';
import { placeIn } from './places.ts';
import { visibleSheets } from './read-tables.ts';
import { numberTextIn } from './read-score.ts';
import { readScoreColumn } from './read-score-column.ts';
import type { LayoutColumns, ScoreLayout } from './score-layout.ts';
import { readScoreRows, type ScoreRows } from './score-rows.ts';
import { reportSameNames } from './same-names.ts';
import { findLayoutHeader, headersOf, type FoundHeader } from './score-table.ts';
import type { ReadingContext } from './source.ts';

interface OpenedSheet extends ScoreRows {
  readonly header: FoundHeader;
  readonly columns: LayoutColumns;
}

function hasData(rows: readonly Row[], column: number): boolean {
  return rows.some((row) => (row[column] ?? null) !== null);
}

/** Says which columns are left out, so that none is in silence; reports those with data that are not understood. */
function reportColumns(
  sheet: Sheet,
  { headers, below, index }: FoundHeader,
  columns: LayoutColumns,
  issues: IssueList,
) {
  const totals = headersOf(columns, headers, 'total');
  if (totals.length > 0) {
    issues.add('columns.totals_skipped', { sheet: sheet.name }, { count: totals.length, names: listNames(totals) });
  }
  const others = headersOf(columns, headers, 'other').filter((name) => name !== '');
  if (others.length > 0) {
    issues.add('columns.others_skipped', { sheet: sheet.name }, { count: others.length, names: listNames(others) });
  }
  const width = Math.max(headers.length, ...below.map((row) => row.length));
  for (let column = 0; column < width; column += 1) {
    const role = columns.columns[column]?.role;
    const place = placeIn({ sheet: sheet.name, header: headers }, { row: index + 1, column });
    const first: Cell = below.map((row) => row[column] ?? null).find((cell) => cell !== null) ?? null;
    if ((headers[column] ?? '') === '') {
      if (hasData(below, column)) issues.add('column.no_header', place);
    } else if (role === undefined || role === 'unclear') {
      const at = placeIn({ sheet: sheet.name, header: headers }, { row: index + 1, column, cell: first });
      if (first !== null) issues.add('column.not_understood', at);
    }
  }
}

/** Reads who the rows of a sheet are about. */
function openSheet(
  sheet: Sheet,
  layout: ScoreLayout,
  { course, fileName }: { readonly course: string; readonly fileName: string },
  issues: IssueList,
): OpenedSheet | undefined {
  const header = layout.skips?.(sheet) ? undefined : findLayoutHeader(sheet, layout);
  if (!header) {
    issues.add('sheet.other_layout', { sheet: sheet.name }, { system: layout.title });
    return undefined;
  }
  const columns = layout.columns({ ...header, fileName });
  if (columns.id === undefined) {
    const place = { sheet: sheet.name, row: header.index + 1 };
    issues.add('sheet.no_identity_column', place, { columns: layout.identity });
    return undefined;
  }
  reportColumns(sheet, header, columns, issues);
  return { header, columns, ...readScoreRows(sheet, header, { ...columns, id: columns.id }, layout, course, issues) };
}

/** Every text of the sheets that may hold a number. */
function* numberTexts(sheets: readonly OpenedSheet[]): Generator<string> {
  for (const { table, columns, maximum } of sheets) {
    for (const [index, column] of columns.columns.entries()) {
      if (column.role !== 'score') continue;
      yield column.maximum ?? '';
      yield numberTextIn(maximum?.[index]);
      for (const { cells } of table.rows) {
        const cell = cells[index];
        if (typeof cell === 'string') yield cell;
        if (column.maximumColumn !== undefined) yield numberTextIn(cells[column.maximumColumn]);
      }
    }
  }
}

function readItems({ table, columns, maximum }: OpenedSheet, decimals: FileDecimals, issues: IssueList): ItemTable {
  const items = columns.columns.flatMap((column, index) => {
    if (column.role !== 'score') return [];
    return readScoreColumn(table, index, column, { row: maximum, decimals }, issues) ?? [];
  });
  const zeros = columns.columns.flatMap((column, index) =>
    column.role === 'score' && column.zeroIs ? table.rows.filter(({ cells }) => Number(cells[index] ?? NaN) === 0) : [],
  ).length;
  if (zeros > 0) issues.add('scores.zero_not_attempted', { sheet: table.sheet }, { count: zeros });
  if (!columns.columns.some(({ role }) => role === 'score')) issues.add('sheet.no_activities', { sheet: table.sheet });
  reportSameNames(table, items, issues);
  return { table, items };
}

/**
 * Reads a gradebook of scores as its layout says. One decimal mark holds for the whole file. Every column is read,
 * counted among those left out, or an error.
 */
export function readScoreTables(layout: ScoreLayout, workbook: Workbook, context: ReadingContext): ParsedFile {
  const issues = new IssueList(context.maxIssues);
  const course = courseOfFile(context, layout.courseInFileName, layout.title, issues);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden && sheet.rows.length > 0) issues.add('sheet.hidden_skipped', { sheet: sheet.name });
  }
  const opened = visibleSheets(workbook).flatMap(
    (sheet) => openSheet(sheet, layout, { course, fileName: context.fileName }, issues) ?? [],
  );
  const decimals = decideDecimals(numberTexts(opened), workbook.delimiter);
  const tables = opened.map((sheet) => readItems(sheet, decimals, issues));
  return { source: layout.id, courses: assembleCourses(tables, issues), issues: issues.list() };
}
