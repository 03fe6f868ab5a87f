import type { Row, Sheet, Workbook } from '../../formats/workbook.ts';
import type { TableMapping } from '../../mapping/contract.ts';
import type { ParsedFile } from '../../parsed-gradebook.ts';
import { foundIssue } from '../../parsed-gradebook.ts';
import { headerText } from '../headers.ts';
import type { IssueList } from '../issue-list.ts';
import { normalisedName } from '../names.ts';
import { visibleSheets } from '../read-tables.ts';
import type { ReadingContext } from '../source.ts';
import { conventionsOf } from './conventions.ts';
import type { DecidedColumn } from './decided-column.ts';
import { hasPerson } from './decided-column.ts';
import { fingerprintOf } from './fingerprint.ts';
import { headersAt, rowsAboveHeader, type FoundTable } from './find-table.ts';
import { readFoundTables } from './read-tables.ts';

/** Header and which of the columns of this header it is, for each column. */
export function columnKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const name = normalisedName(header);
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    return `${name}\n${String(occurrence)}`;
  });
}

/** What was decided of each column; one with data of which nothing was decided is unclear. */
function decide(headers: readonly string[], below: readonly Row[], mapping: TableMapping): DecidedColumn[] {
  const meanings = new Map(
    mapping.columns.map(({ header, occurrence, meaning }) => [
      `${normalisedName(header)}\n${String(occurrence)}`,
      meaning,
    ]),
  );
  return columnKeys(headers).map((key, column): DecidedColumn => {
    const meaning = meanings.get(key);
    if (meaning) return { meaning };
    const isBlank = below.every((row) => (row[column] ?? null) === null);
    return isBlank ? { meaning: 'ignore' } : { meaning: 'unclear', problem: 'column.not_assigned' };
  });
}

/** Rows where the headers of a mapping may stand, 0-based. */
export function rowsToTry(sheet: Sheet, { headerRow }: TableMapping): number[] {
  if (headerRow !== null) return headerRow <= sheet.rows.length ? [headerRow - 1] : [];
  return Array.from({ length: Math.min(rowsAboveHeader, sheet.rows.length) }, (_, index) => index);
}

/** The row of a sheet with most of the headers of a mapping, when those that say who are among them. */
export function findMapped(sheet: Sheet, mapping: TableMapping): FoundTable | undefined {
  let best: (FoundTable & { readonly known: number }) | undefined;
  for (const index of rowsToTry(sheet, mapping)) {
    const { headers, below } = headersAt(sheet, index);
    const columns = decide(headers, below, mapping);
    const keys = new Set(columnKeys(headers));
    const known = mapping.columns.filter(
      ({ header, occurrence }) => header !== '' && keys.has(`${normalisedName(header)}\n${String(occurrence)}`),
    ).length;
    if (known > (best?.known ?? 0) && hasPerson(columns)) best = { sheet, index, headers, below, columns, known };
  }
  return best;
}

/** Reads a workbook as an operator decided. */
export function readMapped(workbook: Workbook, context: ReadingContext, mapping: TableMapping): ParsedFile {
  return readMappedAs(workbook, context, mapping, (sheet) => findMapped(sheet, mapping));
}

/** Reads a workbook by a mapping. @param find what the columns of a sheet are; undefined for one that it does not fit */
export function readMappedAs(
  workbook: Workbook,
  context: ReadingContext,
  mapping: TableMapping,
  find: (sheet: Sheet, issues: IssueList) => FoundTable | undefined,
): ParsedFile {
  const isLong = mapping.columns.some(({ meaning }) => meaning === 'activity');
  const source = isLong ? 'generic-long' : 'generic-wide';
  const who = mapping.columns.some(({ meaning }) => hasPerson([{ meaning }]));
  if (!who) return { source, courses: [], issues: [foundIssue('table.no_person')] };
  const fits = visibleSheets(workbook).some((sheet) => findMapped(sheet, mapping) !== undefined);
  if (!fits) return { source, courses: [], issues: [foundIssue('table.mapping_does_not_fit')] };
  return readFoundTables(source, workbook, context, conventionsOf(mapping), find);
}

/** Whether a sheet has just the headers of a mapping's fingerprint, where the mapping expects them. */
export function hasHeaders(workbook: Workbook, fingerprint: string, mapping: TableMapping): boolean {
  return visibleSheets(workbook).some((sheet) =>
    rowsToTry(sheet, mapping).some((index) => fingerprintOf(headersOfRow(sheet, index)) === fingerprint),
  );
}

function headersOfRow(sheet: Sheet, index: number): string[] {
  return Array.from(sheet.rows[index] ?? [], (cell) => headerText(cell));
}
