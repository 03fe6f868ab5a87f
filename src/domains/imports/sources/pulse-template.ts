import type { Workbook } from '../formats/workbook.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { decideDecimals } from './decimal-mark.ts';
import { IssueList } from './issue-list.ts';
import { openPulseBook, type PulseBook } from './pulse/pulse-book.ts';
import { readAssessments } from './pulse/read-assessments.ts';
import { readAttendance, readSchedule } from './pulse/read-attendance.ts';
import { readGrades } from './pulse/read-grades.ts';
import { readAttributes, readOutcomes } from './pulse/read-outcomes.ts';
import { readPulseCourses, readPulseProgrammes, readPulseStudents } from './pulse/read-people.ts';
import { PulseTests } from './pulse/read-questions.ts';
import { pulseColumns, pulseSheetOf, pulseSheets } from './pulse/sheets.ts';
import { numberTextIn } from './read-score.ts';
import { visibleSheets } from './read-tables.ts';
import { hasRecordColumns } from './records/record-columns.ts';
import { finishCourses } from './records/finish-courses.ts';
import type { ReadingContext, Source } from './source.ts';

/** So many sheets named as the template names them are no accident. */
const fewestSheets = 3;

/** Every text of the file that may hold a number. */
function* numberTexts({ sheets }: PulseBook): Generator<string> {
  const columns = [
    { rows: sheets.assessments?.rows ?? [], column: sheets.assessments?.columns.maximum },
    { rows: sheets.grades?.rows ?? [], column: sheets.grades?.columns.score },
  ];
  for (const { rows, column } of columns) {
    if (column !== undefined) for (const { cells } of rows) yield numberTextIn(cells[column]);
  }
}

function read(workbook: Workbook, context: ReadingContext): ParsedFile {
  const issues = new IssueList(context.maxIssues);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden && sheet.rows.length > 0) issues.add('sheet.hidden_skipped', { sheet: sheet.name });
  }
  if (context.course !== undefined) issues.add('course.choice_unused', {}, { course: context.course });
  const book = openPulseBook(workbook, issues);
  const students = readAttributes(book, readPulseStudents(book, issues), issues);
  const courses = readPulseCourses(book, students, issues);
  const register = { book, students, courses, issues };
  const decimals = decideDecimals(numberTexts(book), workbook.delimiter);
  readAssessments(register, context.timeZone, decimals);
  readGrades(register, context.timeZone, decimals);
  readSchedule(register, context.timeZone);
  readAttendance(register);
  readOutcomes(register, context.timeZone);
  const tests = new PulseTests(register);
  const programmes = readPulseProgrammes(book, issues);
  return {
    source: pulseTemplate.id,
    courses: finishCourses(courses.values(), issues).map((course) => tests.addTo(course)),
    ...(programmes && { programmes }),
    issues: issues.list(),
  };
}

/** The workbook that we offer to who has no system to export from: a sheet for each kind of thing, one row each. */
export const pulseTemplate: Source = {
  id: 'pulse-template',
  system: 'pulse',
  readsBundles: true,
  detect(workbook) {
    const sheets = visibleSheets(workbook);
    const known = new Set(sheets.flatMap(({ name }) => pulseSheetOf(name) ?? [])).size;
    const understood = sheets.filter((sheet) => {
      const name = pulseSheetOf(sheet.name);
      return name !== undefined && hasRecordColumns<string>(sheet, pulseColumns[name]);
    }).length;
    const isOurs = known >= fewestSheets && understood * 2 > known;
    return { score: isOurs ? 1 : 0, evidence: { known, understood, of: pulseSheets.length } };
  },
  read,
};
