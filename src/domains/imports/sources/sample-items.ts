import type { Cell, Sheet, Workbook } from '../formats/workbook.ts';
import { headerText, isHeader, type HeaderName } from './headers.ts';
import { visibleSheets } from './read-tables.ts';
import { findHeaderRow } from './header-row.ts';

const rowsOfSample = 100;
const aboutTheRow: readonly HeaderName[] = ['student', 'course', 'name', 'email', 'group'];

/** What a workbook looks like at a glance: enough to tell layouts apart. */
export interface Sample {
  /** Headers of the columns that say neither who nor what course, and the cells below them that are not blank. */
  readonly headers: readonly string[];
  readonly cells: readonly Cell[];
}

function sampleSheet(sheet: Sheet): Sample {
  const header = findHeaderRow(sheet);
  if (!header) return { headers: [], cells: [] };
  const texts = header.row.map((cell) => headerText(cell));
  const isItem = texts.map((text) => !aboutTheRow.some((name) => isHeader(text, name)));
  const rows = sheet.rows.slice(header.index + 1, header.index + 1 + rowsOfSample);
  return {
    headers: texts.filter((text, column) => text !== '' && isItem[column]),
    cells: rows.flatMap((row) => row.filter((cell, column) => cell !== null && isItem[column] !== false)),
  };
}

export function sampleWorkbook(workbook: Workbook): Sample {
  const samples = visibleSheets(workbook).map((sheet) => sampleSheet(sheet));
  return {
    headers: samples.flatMap((sample) => sample.headers),
    cells: samples.flatMap((sample) => sample.cells),
  };
}

/** Whether a sheet has the columns that my.itmo writes: student and course, or at least the id of its own. */
export function namesStudentAndCourse(workbook: Workbook): boolean {
  return visibleSheets(workbook).some((sheet) => {
    const { student, course, row } = findHeaderRow(sheet) ?? {};
    if (student === undefined) return false;
    return course !== undefined || /^(?:студент|student)_id$/i.test(headerText(row?.[student]));
  });
}

/** Share of the sampled cells that a layout explains. */
export function scoreOf(sample: Sample, explained: number): number {
  return sample.cells.length === 0 ? 0 : explained / sample.cells.length;
}
