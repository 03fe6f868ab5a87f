import { writeSheet, type WrittenCell } from './write-sheet.ts';

export interface AttendanceDescription {
  readonly language?: 'ru' | 'en';
  readonly sheetName?: string;
  readonly lessons: readonly string[];
  readonly rows: readonly {
    readonly student: string;
    readonly course: string;
    /** As many as there are lessons; undefined leaves the cell blank. */
    readonly marks: readonly ('present' | 'absent' | undefined)[];
  }[];
  /** Rows the sheet says it has, as the real export claims a thousand. */
  readonly claimedRows?: number;
}

const texts = {
  ru: { student: 'Студент', course: 'Курс' },
  en: { student: 'Student', course: 'Course' },
} as const;

const written = { present: 1, absent: 0 } as const;

/** Writes a register of attendance as my.itmo does: student, course, then a column for each lesson with 1 or 0. */
export function writeMyItmoAttendance(description: AttendanceDescription): Uint8Array<ArrayBuffer> {
  const { lessons, rows, language = 'ru', sheetName = 'Лист1', claimedRows } = description;
  const text = texts[language];
  const body = rows.map(({ student, course, marks }): WrittenCell[] => [
    student,
    course,
    ...lessons.map((_, index) => {
      const mark = marks[index];
      return mark && written[mark];
    }),
  ]);
  return writeSheet(sheetName, [[text.student, text.course, ...lessons], ...body], claimedRows);
}
