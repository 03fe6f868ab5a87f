import { Vocabulary } from './vocabulary.ts';

/** What stands in place of a score. A failure is one only where the file says so in words. */
export const scoreWords = new Vocabulary<'not_attempted' | 'attempted' | 'done' | 'failed' | 'excused'>([
  ['not_attempted', '-', '–', '—', 'N/A', 'Not Attempted', 'Not Available', 'Не приступал'],
  ['attempted', 'In Progress', 'Needs Grading', 'Needs Marking', 'Incomplete', 'В процессе', 'Ожидает оценки'],
  ['done', 'Complete', 'Completed', 'Pass', 'Passed', 'Выполнено', 'Зачтено', 'Зачёт'],
  ['failed', 'Fail', 'Failed', 'Не зачтено', 'Незачёт'],
  ['excused', 'EX', 'Excused', 'Exempt', 'Освобождён'],
]);

/** Texts that stand for a blank cell. */
export function isNothing(text: string): boolean {
  return /^null$/i.test(text.trim());
}

/** A grade as a letter or a word, e.g. `A-`, `отлично`. */
export function isLetterGrade(text: string): boolean {
  return /^(?:[A-F][+−-]?|(?:отл(?:ично)?|хор(?:ошо)?|уд(?:овл(?:етворительно)?)?)\.?)$/.test(
    text.trim().replace(/^[А-Я]/, (letter) => letter.toLowerCase()),
  );
}
