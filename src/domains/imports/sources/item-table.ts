import type { ActivityKind } from '#domains/gradebook/contract.ts';
import type { CellReading } from '../cell-table.ts';
import type { ParsedActivity } from '../parsed-gradebook.ts';
import type { StudentRow } from './student-rows.ts';
import type { StudentTable } from './student-table.ts';

/** An activity or a lesson of a sheet, with its columns; the first holds the results. */
export interface TableItem {
  readonly name: string;
  readonly kind: ActivityKind;
  /** Recognises it in the next file where the system gives it an id; else its name does. */
  readonly key?: string;
  readonly maxPoints?: number;
  readonly counts?: ParsedActivity['counts'];
  readonly columns: readonly [number, ...number[]];
  /** What a row says of it; undefined when it says nothing. Reports what it cannot read. */
  read(row: StudentRow): CellReading | undefined;
}

/** A sheet whose columns are understood. */
export interface ItemTable {
  readonly table: StudentTable;
  readonly items: readonly TableItem[];
}
