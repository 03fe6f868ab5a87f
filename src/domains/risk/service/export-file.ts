import type { Locale } from '#kernel/locale.ts';
import { toCsvFile, toJsonFile, toXlsxFile, type Cell, type DownloadFile } from '#kernel/table-file.ts';
import type { ExportFormat } from '../export/contract.ts';
import { nameable } from '../reasons.messages.ts';
import type { ComputedCourse } from './export-course.ts';
import { reasonSentence } from './reason-sentence.ts';

/** The course in a format for people and programs. csv and xlsx hold a row a student, reasons in words. */
export async function toExportFile(
  course: ComputedCourse,
  format: ExportFormat,
  locale: Locale,
): Promise<DownloadFile> {
  const name = `course-${course.course.id}-${course.asOf.slice(0, 10)}`;
  switch (format) {
    case 'json':
      return toJsonFile(name, toJson(course));
    case 'csv':
      return toCsvFile(name, toRows(course, locale));
    case 'xlsx':
      return toXlsxFile(name, [{ name: 'students', rows: toRows(course, locale) }]);
  }
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
    ...['completionPct', 'attendancePct', 'overallPct', 'zone', 'riskScore', 'probability', 'judgedBy', 'reasons'],
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
    student.probability,
    student.judgedBy,
    nameable(student.reasons)
      .map((reason) => reasonSentence(reason, locale))
      .join('; '),
  ]);
  return [header, ...rows];
}
