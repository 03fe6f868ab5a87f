import type { ParsedFile } from '../parsed-gradebook.ts';
import type { Workbook } from '../formats/workbook.ts';

export interface Detection {
  /** 0: surely not of this source, 1: surely. */
  readonly score: number;
  /** What speaks for it, counted, e.g. `{ timeColumns: 66 }`. */
  readonly evidence: Readonly<Record<string, number>>;
}

export interface ReadingContext {
  /** IANA name of the zone whose clocks the file shows. */
  readonly timeZone: string;
  /** What the file was called where it came from. */
  readonly fileName: string;
  /** The course the operator chose for files that name none. */
  readonly course?: string;
  /** Issues beyond this number are counted, not listed. */
  readonly maxIssues: number;
}

/** A layout of gradebooks that some system writes: how it is recognised and how it is read. */
export interface Source {
  readonly id: string;
  /** The system that writes it. Students and courses of one system are the same across its layouts. */
  readonly system: string;
  /** It reads an archive of tables that belong together, each a sheet named after its file. */
  readonly readsBundles?: boolean;
  /** Tables of no known system: only what no other source recognises is read so. */
  readonly isGeneral?: boolean;
  detect(workbook: Workbook): Detection;
  read(workbook: Workbook, context: ReadingContext): ParsedFile;
}
