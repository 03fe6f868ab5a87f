import { attendanceMarks } from '../attendance-marks.ts';
import { normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import { readInstants } from '../read-time.ts';
import { courseOfRow, studentOfRow, type PulseRegister } from './find-places.ts';
import { reportRepeated, reportUnknown } from './pulse-book.ts';

function lessonKey(name: string): string {
  return `lesson:${normalisedName(name)}`;
}

/** Adds the lessons of the schedule to their courses, in its order, with when and where they are held. */
export function readSchedule(register: PulseRegister, timeZone: string): void {
  const { book, issues } = register;
  const sheet = book.sheets.schedule;
  const column = sheet?.columns.starts;
  const readStart =
    sheet && column !== undefined ? readInstants(sheet, column, 'start_of_day', timeZone, issues) : undefined;
  for (const row of sheet?.rows ?? []) {
    const course = sheet && courseOfRow(register, sheet, row);
    const name = row.texts.lesson ?? '';
    // A lesson may be held more than once, in several groups or rooms.
    course?.addActivity({ key: lessonKey(name), name, kind: 'lesson' });
    const [at, room] = [readStart?.(row) ?? null, row.texts.room ?? null];
    if (at !== null || room !== null) course?.addTime(lessonKey(name), { at, room });
  }
}

/** Adds the marks of the sheet of attendance. Lessons are those of the schedule or, without one, those named here. */
export function readAttendance(register: PulseRegister): void {
  const { book, issues } = register;
  const sheet = book.sheets.attendance;
  if (!sheet) return;
  const isScheduled = (book.sheets.schedule?.rows.length ?? 0) > 0;
  const { mark: column } = sheet.columns;
  for (const row of sheet.rows) {
    const course = courseOfRow(register, sheet, row);
    const student = studentOfRow(register, course, sheet, row);
    const name = row.texts.lesson ?? '';
    const key = lessonKey(name);
    if (!isScheduled) course?.addActivity({ key, name, kind: 'lesson' });
    const lesson = course?.findActivity(key);
    if (course && !lesson) reportUnknown(sheet, row, 'lesson', book.titleOf('schedule'), issues);
    const cell = column === undefined ? null : (row.cells[column] ?? null);
    const status = attendanceMarks.find(cell);
    if (!status) {
      const place = placeIn(sheet, { row: row.number, column, cell });
      issues.add('cell.unknown_mark', place, { accepted: attendanceMarks.accepted });
    }
    if (!course || student === undefined || !lesson || !status) continue;
    const first = course.addCell(student, key, row.number, { status });
    if (first !== undefined) reportRepeated(sheet, row, 'lesson', first, issues);
  }
}
