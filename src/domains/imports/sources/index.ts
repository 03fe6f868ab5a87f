import type { Workbook } from '../formats/workbook.ts';
import { foundIssue, type ParsedFile } from '../parsed-gradebook.ts';
import { myItmoAttendance } from './my-itmo-attendance.ts';
import { myItmoProgress } from './my-itmo-progress.ts';
import { visibleSheets } from './read-tables.ts';
import type { ReadingContext, Source } from './source.ts';
import { findHeaderRow } from './header-row.ts';

/** All layouts we read. */
export const sources: readonly Source[] = [myItmoProgress, myItmoAttendance];

/** The system that writes the layout of a source. @throws when there is no such source */
export function systemOf(sourceId: string): string {
  const source = sources.find(({ id }) => id === sourceId);
  if (!source) throw new Error(`no source is called ${sourceId}`);
  return source.system;
}

/** A layout that explains less than this of the cells is not taken for it. */
const leastScore = 0.3;

function unknownLayout(workbook: Workbook): ParsedFile {
  const sheets = visibleSheets(workbook);
  const nameless = sheets.filter((sheet) => findHeaderRow(sheet)?.student === undefined);
  const issues =
    sheets.length > 0 && nameless.length === sheets.length
      ? nameless.map((sheet) => foundIssue('sheet.no_student_column', {}, { sheet: sheet.name }))
      : [foundIssue(sheets.length === 0 ? 'file.no_sheets' : 'file.unknown_layout')];
  return { source: undefined, courses: [], issues };
}

/** Reads a workbook as the source whose layout it resembles most. */
export function readSheets(workbook: Workbook, context: ReadingContext): ParsedFile {
  const scored = sources.map((source) => ({ source, score: source.detect(workbook).score }));
  const best = scored.reduce((most, next) => (next.score > most.score ? next : most));
  return best.score < leastScore ? unknownLayout(workbook) : best.source.read(workbook, context);
}
