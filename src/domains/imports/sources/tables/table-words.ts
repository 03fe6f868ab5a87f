import type { Cell } from '../../formats/workbook.ts';
import type { TableMapping, WordMeaning } from '../../mapping/contract.ts';
import { Vocabulary } from '../vocabulary.ts';

type WorkMeaning = Exclude<WordMeaning, 'present' | 'absent'>;
type LessonMeaning = Extract<WordMeaning, 'present' | 'absent' | 'excused'>;

/** What people write into tables of works in place of a score. */
const workEntries: readonly (readonly [WorkMeaning, ...string[]])[] = [
  ['not_attempted', '-', '–', '—', 'н', 'нб', 'н/я', 'неявка', 'не явился', 'не явилась', 'absent'],
  ['not_attempted', 'Не выполнено', 'Не сдано', 'Не сдал', 'Не сдала', 'нет', 'no', 'N/A', 'Not completed'],
  ['not_attempted', 'Not done', 'Not attempted', 'Not submitted', 'Missing', 'Не приступал', 'Не приступала'],
  ['attempted', 'В процессе', 'На проверке', 'Не проверено', 'Ожидает оценки', 'In progress', 'Needs grading'],
  ['attempted', 'Submitted', 'Incomplete', 'На доработке', 'Доработать'],
  ['done', '+', '✓', '✔', 'да', 'yes', 'Выполнено', 'Выполнил', 'Выполнила', 'Сдано', 'Сдал', 'Сдала', 'Зачтено'],
  ['done', 'Зачёт', 'зач', 'Готово', 'done', 'Complete', 'Completed', 'Pass', 'Passed'],
  ['failed', 'Незачёт', 'незач', 'Не зачтено', 'Не зачёт', 'неуд', 'Неудовлетворительно', 'Fail', 'Failed'],
  ['excused', 'Освобождён', 'Освобождена', 'осв', 'Перезачтено', 'EX', 'Excused', 'Exempt'],
];

/** What people write into registers of attendance. */
const lessonEntries: readonly (readonly [LessonMeaning, ...string[]])[] = [
  ['present', '1', '+', '✓', '✔', 'true', 'п', 'да', 'yes', 'Был', 'Была', 'Присутствовал', 'Присутствовала'],
  ['present', 'Present'],
  ['absent', '0', '-', '–', '—', 'н', 'нб', 'н/я', 'false', 'нет', 'no', 'Не был', 'Не была', 'Отсутствовал'],
  ['absent', 'Отсутствовала', 'неявка', 'Absent'],
  ['excused', 'у', 'ув', 'у/п', 'Уважительная причина', 'Уваж', 'болел', 'болела', 'болеет', 'Освобождён', 'Excused'],
];

/** Marks that may be attendance as well as work or points. */
const eitherMarks = new Vocabulary<'either'>([
  ['either', '0', '1', '+', '-', '–', '—', '✓', '✔', 'true', 'false', 'да', 'нет', 'yes', 'no'],
]);

/** The words of a table: those we know and, before them, those that an operator explained. */
export class TableWords {
  readonly works: Vocabulary<WorkMeaning>;
  readonly lessons: Vocabulary<LessonMeaning>;

  constructor(explained: TableMapping['words'] = []) {
    const own = <Meaning extends WordMeaning>(of: readonly (readonly [Meaning, ...string[]])[]) => {
      const meanings = new Set<WordMeaning>(of.map(([meaning]) => meaning));
      const isOurs = (meaning: WordMeaning): meaning is Meaning => meanings.has(meaning);
      return explained.flatMap(({ text, meaning }) => (isOurs(meaning) ? [[meaning, text] as const] : []));
    };
    this.works = new Vocabulary([...workEntries, ...own(workEntries)]);
    this.lessons = new Vocabulary([...lessonEntries, ...own(lessonEntries)]);
  }
}

export const knownWords = new TableWords();

/** Whether a cell could be a mark of attendance, a work done, or points. */
export function mayBeEither(cell: Cell): boolean {
  return eitherMarks.find(cell) !== undefined;
}
