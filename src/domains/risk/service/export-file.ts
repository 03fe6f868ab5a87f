import { utils, write, type WorkBook } from '@e965/xlsx';
import type { Locale } from '#kernel/locale.ts';
import type { ExportFormat } from '../contract.ts';
import type { ComputedCourse } from './export-course.ts';
import { reasonSentence } from './reason-sentence.ts';

export interface ExportFile {
  fileName: string;
  contentType: string;
  content: Uint8Array;
}

type Cell = string | number | null;

/** The course in a format for people and programs. csv and xlsx hold a row a student, reasons in words. */
export function toExportFile(course: ComputedCourse, format: ExportFormat, locale: Locale): ExportFile {
  const fileName = `course-${course.course.id}-${course.asOf.slice(0, 10)}.${format}`;
  if (format === 'json') {
    const content = `${JSON.stringify(toJson(course), null, 2)}\n`;
    return { fileName, contentType: 'application/json; charset=utf-8', content: Buffer.from(content) };
  }
  const rows = toRows(course, locale);
  if (format === 'csv') {
    return { fileName, contentType: 'text/csv; charset=utf-8', content: Buffer.from(rows.map(toCsvLine).join('')) };
  }
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => row.map(withoutFormula))), 'students');
  return {
    fileName,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: toBytes(book),
  };
}

/** The stable shape of the contract: a reason is its code and parameters. */
function toJson(course: ComputedCourse): unknown {
  return {
    ...course,
    students: course.students.map((student) => ({
      ...student,
      reasons: student.reasons.map(({ code, params }) => ({ code, params })),
    })),
  };
}

function toRows(course: ComputedCourse, locale: Locale): Cell[][] {
  const header = [
    ...['id', 'externalId', 'done', 'failed', 'late', 'overdue', 'due', 'attended', 'lessonsHeld'],
    ...['completionPct', 'attendancePct', 'overallPct', 'zone', 'riskScore', 'reasons'],
  ];
  const rows = course.students.map((student): Cell[] => [
    student.id,
    student.externalId,
    student.done,
    student.failed,
    student.late,
    student.overdue,
    student.due,
    student.attended,
    student.lessonsHeld,
    student.completionPct,
    student.attendancePct,
    student.overallPct,
    student.zone,
    student.riskScore,
    student.reasons.map((reason) => reasonSentence(reason, locale)).join('; '),
  ]);
  return [header, ...rows];
}

function toBytes(book: WorkBook): Uint8Array {
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!Buffer.isBuffer(bytes)) throw new Error('the workbook was not written as bytes');
  return bytes;
}

/**
 * Text that a spreadsheet would take for a formula is led by an apostrophe, which spreadsheets read as «this is text»
 * (OWASP, CSV Injection).
 */
function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** RFC 4180. */
function toCsvLine(row: readonly Cell[]): string {
  const fields = row.map((cell) => {
    const text = String(withoutFormula(cell) ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\r\n`;
}
