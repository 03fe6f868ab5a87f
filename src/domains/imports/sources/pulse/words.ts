import type { ActivityKind, ResultStatus } from '#domains/gradebook/contract.ts';
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
