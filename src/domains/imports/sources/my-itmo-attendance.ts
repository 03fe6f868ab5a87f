import { attendanceMarks } from './attendance-marks.ts';
import { headerText, isHeader } from './headers.ts';
import type { IssueList } from './issue-list.ts';
import { readLesson } from './lesson-column.ts';
import { readTables } from './read-tables.ts';
import { namesStudentAndCourse, sampleWorkbook, scoreOf } from './sample-items.ts';
import type { Source } from './source.ts';
import { placeIn } from './places.ts';
import type { StudentTable } from './student-table.ts';

/** Whether a column is a lesson; reports why not. A lesson without marks has not been held. */
function isLesson(table: StudentTable, column: number, issues: IssueList): boolean {
  const header = headerText(table.header[column]);
  const filled = table.rows.map(({ cells }) => cells[column] ?? null).filter((cell) => cell !== null);
  const place = placeIn(table, { row: table.headerRow, column });
  if (header === '') issues.add('column.no_header', place);
  else if (isHeader(header, 'total')) issues.add('column.total_skipped', place);
  else if (filled.length > 0 && !filled.some((cell) => attendanceMarks.find(cell) !== undefined)) {
    issues.add('column.not_understood', placeIn(table, { row: table.headerRow, column, cell: filled.at(0) }));
  } else return true;
  return false;
}

/** The register of attendance in my.itmo: student, course, then a column for each lesson with 1 or 0. */
export const myItmoAttendance: Source = {
  id: 'my-itmo-attendance',
  system: 'my-itmo',
  detect(workbook) {
    const sample = sampleWorkbook(workbook);
    const marks = sample.cells.filter((cell) => attendanceMarks.find(cell) !== undefined).length;
    const score = namesStudentAndCourse(workbook) ? scoreOf(sample, marks) : 0;
    return { score, evidence: { marks, columns: sample.headers.length } };
  },
  read(workbook, context) {
    return readTables(myItmoAttendance.id, workbook, context, (table, issues) =>
      table.itemColumns
        .filter((column) => isLesson(table, column, issues))
        .map((column) => readLesson(table, column, attendanceMarks, issues)),
    );
  },
};
