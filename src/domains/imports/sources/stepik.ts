import { defineScoreSource } from './define-score-source.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader } from './score-layout.ts';

/** `Циклы Q2`: the second task of the lesson. */
const task = /\S Q\d+$/;
/** When the student began and was last seen; neither is the time of a result. */
const known = new Set(['date joined', 'last viewed']);

function columns({ headers }: LayoutHeader): LayoutColumns {
  const id = columnOf(headers, 'user id');
  const names = columnsOf(headers, 'last name', 'first name');
  const roles = headers.map((header, index): LayoutColumn => {
    if (index === id || names.includes(index)) return { role: 'person' };
    const words = headerWords(header);
    if (words === 'total') return { role: 'total' };
    if (known.has(words)) return { role: 'other' };
    if (!task.test(header)) return { role: 'unclear' };
    return { role: 'score', name: header, form: 'points', zeroIs: 'not_attempted' };
  });
  return { id, names, columns: roles };
}

/**
 * The grade book of a course or of a class in Stepik, as csv or as a workbook: ids and names, the points of each task, the
 * sum. It does not say how much a task gives at most. A task may be tried again and again and keeps the best result, so
 * no points mean that it is not done yet.
 *
 * The layout is known from programs that read such files, not from Stepik's own description: there is none.
 */
export const stepik = defineScoreSource({
  id: 'stepik',
  system: 'stepik',
  title: 'Stepik',
  courseInFileName: /^((?:course|class)-\d+)-grade-book/,
  identity: 'user_id',
  recognise(headers) {
    const people = columnsOf(headers, 'user id', 'last name', 'first name').length;
    const total = columnOf(headers, 'total') === undefined ? 0 : 1;
    const tasks = headers.filter((header) => task.test(header)).length;
    return { score: people === 3 && total === 1 && tasks > 0 ? 1 : 0, evidence: { people, total, tasks } };
  },
  columns,
});
