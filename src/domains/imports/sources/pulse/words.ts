import type { ActivityKind, ResultStatus } from '#domains/gradebook/contract.ts';
import type { CourseOutcome } from '#domains/roster/outcome/contract.ts';
import { Vocabulary } from '../vocabulary.ts';

/** Kinds of activities in the template; lessons have a sheet of their own. */
export const kindWords = new Vocabulary<Exclude<ActivityKind, 'lesson'>>([
  ['lecture', 'Лекция', 'Lecture'],
  ['test', 'Тест', 'Test', 'Quiz'],
  ['assignment', 'Задание', 'Assignment'],
  ['exam', 'Экзамен', 'Exam'],
  ['material', 'Материал', 'Material'],
  ['other', 'Другое', 'Other'],
]);

/** Statuses of results in the template. */
export const statusWords = new Vocabulary<Exclude<ResultStatus, 'present' | 'absent'>>([
  ['done', 'Выполнено', 'Done', 'Зачтено', 'Passed'],
  ['failed', 'Не зачтено', 'Failed'],
  ['attempted', 'В процессе', 'In progress'],
  ['not_attempted', 'Не выполнено', 'Not done'],
  ['excused', 'Освобождён', 'Excused'],
]);

/** How a student ended a course, in the template. */
export const outcomeWords = new Vocabulary<CourseOutcome>([
  ['passed', 'Сдан', 'Passed', 'Сдал', 'Сдала', 'Зачтено', 'Pass'],
  ['failed', 'Не сдан', 'Failed', 'Не сдал', 'Не сдала', 'Не зачтено', 'Fail'],
  ['left', 'Ушёл', 'Left', 'Ушла', 'Выбыл', 'Выбыла', 'Отчислен', 'Отчислена', 'Withdrawn'],
]);
