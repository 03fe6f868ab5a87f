import type { Workbook } from '../../formats/workbook.ts';
import type { IssueList } from '../issue-list.ts';
import { normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import { visibleSheets } from '../read-tables.ts';
import { readRecordSheet, type RecordRow, type RecordSheet } from '../records/record-sheet.ts';
import { pulseColumns, pulseSheetNames, pulseSheetOf, requiredSheets, type PulseSheet } from './sheets.ts';

export type PulseKey<Name extends PulseSheet> = keyof (typeof pulseColumns)[Name] & string;
type Sheets = { readonly [Name in PulseSheet]?: RecordSheet<PulseKey<Name>> };

/** The sheets of a filled-in template that are there, and the answers to what refers to what. */
export interface PulseBook {
  readonly sheets: Sheets;
  /** Name of a sheet as this file writes it, else as the template does. */
  titleOf(sheet: PulseSheet): string;
}

/** Opens the sheets of a workbook; reports those that are missing, there twice or of something else. */
export function openPulseBook(workbook: Workbook, issues: IssueList): PulseBook {
  const sheets: Partial<Record<PulseSheet, RecordSheet<string>>> = {};
  const titles = new Map<PulseSheet, string>();
  for (const sheet of visibleSheets(workbook)) {
    const known = pulseSheetOf(sheet.name);
    const first = known && titles.get(known);
    if (known === undefined) issues.add('sheet.other_layout', { sheet: sheet.name }, { system: 'Pulse.EDU' });
    else if (first !== undefined) issues.add('record.sheet_twice', { sheet: sheet.name }, { first });
    else {
      titles.set(known, sheet.name);
      const read = readRecordSheet<string>(sheet, pulseColumns[known], issues);
      if (read) sheets[known] = read;
    }
  }
  for (const name of requiredSheets) {
    if (!titles.has(name)) issues.add('record.no_sheet', {}, { name: pulseSheetNames[name].join(' / ') });
  }
  return { sheets, titleOf: (sheet) => titles.get(sheet) ?? pulseSheetNames[sheet].join(' / ') };
}

/** Reports a cell of text that names what is not there. */
export function reportUnknown<Key extends string>(
  sheet: RecordSheet<Key>,
  row: RecordRow<Key>,
  key: Key,
  target: string,
  issues: IssueList,
): void {
  const column = sheet.columns[key];
  const place = placeIn(sheet, {
    row: row.number,
    column,
    cell: row.texts[key] ?? '',
  });
  issues.add('record.unknown_reference', place, { target });
}

/** The rows of a sheet by the name that a column gives them; reports names that repeat. */
export function rowsByName<Key extends string>(
  sheet: RecordSheet<Key> | undefined,
  key: Key,
  issues: IssueList,
  compared: (text: string) => string = normalisedName,
): Map<string, RecordRow<Key>> {
  const rows = new Map<string, RecordRow<Key>>();
  for (const row of sheet?.rows ?? []) {
    const name = compared(row.texts[key] ?? '');
    const first = rows.get(name);
    if (!first) rows.set(name, row);
    else reportRepeated(sheet, row, key, first.number, issues);
  }
  return rows;
}

/** Reports a row that says again what an earlier one says. */
export function reportRepeated<Key extends string>(
  sheet: RecordSheet<Key> | undefined,
  row: RecordRow<Key>,
  key: Key,
  firstRow: number,
  issues: IssueList,
): void {
  if (!sheet) return;
  const column = sheet.columns[key];
  const place = placeIn(sheet, {
    row: row.number,
    column,
    cell: row.texts[key] ?? '',
  });
  issues.add('record.repeated', place, { firstRow });
}
