import type { WallClock } from '#kernel/zoned-time.ts';
import { writeSheet, type WrittenCell } from './write-sheet.ts';

/** `passed` is done with a grade above the pass mark, `failed` with one below. */
export type WrittenStatus = 'not_attempted' | 'attempted' | 'done' | 'passed' | 'failed' | 'excused';

export interface WrittenResult {
  readonly status: WrittenStatus;
  /** Wall clock of the institution. */
  readonly completedAt?: WallClock;
  readonly dueAt?: WallClock;
}

export interface ProgressDescription {
  readonly language?: 'ru' | 'en';
  readonly sheetName?: string;
  readonly activities: readonly { readonly name: string; readonly hasDeadlines: boolean }[];
  readonly rows: readonly {
    readonly student: string;
    readonly course: string;
    /** As many as there are activities; undefined leaves the cells blank. */
    readonly results: readonly (WrittenResult | undefined)[];
  }[];
  /** What the real export does: the last header of a column of times is misspelt, a thousand rows are claimed. */
  readonly quirks?: { readonly misspeltLastTime?: boolean; readonly claimedRows?: number };
}

const texts = {
  ru: {
    student: 'Студент_ID',
    course: 'Курс',
    completion: 'Время выполнения',
    misspeltCompletion: 'Время выполнеиня',
    deadline: 'Дедлайн',
    statuses: {
      not_attempted: 'Не выполнено',
      attempted: 'Не выполнено',
      done: 'Выполнено',
      passed: 'Выполнено (оценка выше проходного балла)',
      failed: 'Выполнено (оценка ниже проходного балла)',
      excused: 'Освобождён',
    },
  },
  en: {
    student: 'Student_ID',
    course: 'Course',
    completion: 'Completion time',
    misspeltCompletion: 'Completoin time',
    deadline: 'Deadline',
    statuses: {
      not_attempted: 'Not completed',
      attempted: 'Not completed',
      done: 'Completed',
      passed: 'Completed (achieved pass grade)',
      failed: 'Completed (did not achieve pass grade)',
      excused: 'Excused',
    },
  },
} as const;

/**
 * Writes a report of the learning process as my.itmo does: student, course, then for each activity its status, the
 * time of completion and, where it has deadlines, the deadline. An attempt is a time beside «Не выполнено».
 */
export function writeMyItmoProgress(description: ProgressDescription): Uint8Array<ArrayBuffer> {
  const { activities, rows, language = 'ru', sheetName = 'Лист1', quirks = {} } = description;
  const text = texts[language];
  const header = activities.flatMap(({ name, hasDeadlines }, index) => [
    name,
    quirks.misspeltLastTime && index === activities.length - 1 ? text.misspeltCompletion : text.completion,
    ...(hasDeadlines ? [text.deadline] : []),
  ]);
  const body = rows.map(({ student, course, results }): WrittenCell[] => [
    student,
    course,
    ...activities.flatMap(({ hasDeadlines }, index) => {
      const result = results[index];
      const status = result && text.statuses[result.status];
      return [status, result?.completedAt, ...(hasDeadlines ? [result?.dueAt] : [])];
    }),
  ]);
  return writeSheet(sheetName, [[text.student, text.course, ...header], ...body], quirks.claimedRows);
}
