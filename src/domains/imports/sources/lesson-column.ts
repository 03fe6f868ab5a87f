import type { Cell } from '../formats/workbook.ts';
import { reportBroken } from './broken-cells.ts';
import { headerText } from './headers.ts';
import type { IssueList } from './issue-list.ts';
import type { CellReading } from '../cell-table.ts';
import type { TableItem } from './item-table.ts';
import { placeIn } from './places.ts';
import type { StudentTable } from './student-table.ts';

/** Marks of attendance. */
export interface LessonMarks {
  readonly accepted: string;
  find(cell: Cell): CellReading['status'] | undefined;
}

/** The lesson of a column of marks. */
export function readLesson(table: StudentTable, column: number, marks: LessonMarks, issues: IssueList): TableItem {
  return {
    name: headerText(table.header[column]),
    kind: 'lesson',
    columns: [column],
    read(row) {
      const cell = row.cells[column] ?? null;
      if (cell === null || reportBroken(table, row, column, issues)) return undefined;
      const status = marks.find(cell);
      if (status) return { status };
      const place = placeIn(table, { row: row.number, column, cell });
      issues.add('cell.unknown_mark', place, { accepted: marks.accepted });
      return undefined;
    },
  };
}
