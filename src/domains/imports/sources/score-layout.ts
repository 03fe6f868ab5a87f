import type { Row, Sheet } from '../formats/workbook.ts';
import type { CellReading } from '../cell-table.ts';
import type { ScoreWords } from './read-score.ts';
import type { ParsedActivity } from '../parsed-gradebook.ts';
import type { Detection } from './source.ts';

/** How the scores of a column are written: as points, in per cent, as a share of 1, as letters. */
export type ScoreForm = 'points' | 'percent' | 'share' | 'letters';

/** A column with the scores of an activity. */
export interface ScoreColumn {
  readonly role: 'score';
  readonly name: string;
  /** The system's id of the activity, where the file has it. */
  readonly key?: string;
  readonly form: ScoreForm;
  /** Most points, as the header writes them. */
  readonly maximum?: string;
  /** A column that repeats the most points in each row. */
  readonly maximumColumn?: number;
  /** The times a row has for the activity; `unreadable` names the column where one cannot be read. */
  readonly times?: (row: Row) => Pick<CellReading, 'completedAt' | 'dueAt'> | { readonly unreadable: number };
  /** What its words in place of scores mean, where they are others than the usual. */
  readonly words?: ScoreWords;
  /** What zero points mean where the system writes them for those who have not begun, too. */
  readonly zeroIs?: 'not_attempted';
  /** How much the activity counts, where the header says so. */
  readonly counts?: ParsedActivity['counts'];
}

/**
 * What a column is: scores; who the row is about; a total or average, which we compute ourselves; belonging to a column
 * of scores; known, but of no use here, e.g. a comment.
 */
export type LayoutColumn =
  ScoreColumn | { readonly role: 'person' | 'total' | 'part' | 'other' } | { readonly role: 'unclear' };

export interface LayoutColumns {
  /** Columns that tell students apart; the first that exists is taken. */
  readonly id: number | undefined;
  readonly email?: number | undefined;
  readonly login?: number | undefined;
  /** Columns that make the name together, family name first. */
  readonly names: readonly number[];
  /** One for each header. */
  readonly columns: readonly LayoutColumn[];
}

/** A row that is no student: most points of each column, something about the columns, a made-up student. */
export type RowKind = 'student' | 'maximum' | 'service' | 'test';

/** Where a sheet's header stands. */
export interface LayoutHeader {
  readonly headers: readonly string[];
  /** What the file is called where it came from. */
  readonly fileName: string;
  /** Rows above and below it. */
  readonly above: readonly Row[];
  readonly below: readonly Row[];
}

/** The gradebook some system writes: students down, scores across, no column for the course. */
export interface ScoreLayout {
  readonly id: string;
  readonly system: string;
  /** Name of the system for people. */
  readonly title: string;
  /** Where this system writes the course in the file's name; the first group. */
  readonly courseInFileName?: RegExp;
  /** Headers that may tell students apart, for who has to export again. */
  readonly identity: string;
  /** How surely these are headers of this layout, with the rows below them. */
  recognise(headers: readonly string[], below: readonly Row[]): Detection;
  columns(header: LayoutHeader): LayoutColumns;
  kindOf?(row: Row, columns: LayoutColumns): RowKind;
  /** Sheets that say the same in another way and are left out. */
  skips?(sheet: Sheet): boolean;
  /** The id without what the system wraps it in. */
  plainId?(text: string): string;
}
