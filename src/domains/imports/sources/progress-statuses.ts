import { Vocabulary } from './vocabulary.ts';

/** Statuses of activities as Moodle and my.itmo write them in their completion reports. */
export const progressStatuses = new Vocabulary<'not_attempted' | 'attempted' | 'done' | 'failed' | 'excused'>([
  ['not_attempted', 'Не выполнено', 'Not completed'],
  ['attempted', 'В процессе', 'In progress'],
  ['done', 'Выполнено', 'Выполнено (оценка выше проходного балла)', 'Completed', 'Completed (achieved pass grade)'],
  ['failed', 'Выполнено (оценка ниже проходного балла)', 'Completed (did not achieve pass grade)'],
  ['excused', 'Освобождён', 'Excused'],
]);
