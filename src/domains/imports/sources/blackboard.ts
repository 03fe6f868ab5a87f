import { defineScoreSource } from './define-score-source.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader, ScoreForm } from './score-layout.ts';

const people = ['last name', 'first name', 'username'];
const aboutStudent =
  /^(?:student id|last access|availability|child course id|notes|notes format|grading notes|feedback to (?:learner|user)|feedback format)$/;

/** `Quiz 3 [Total Pts: 10 Score] |664617`; what is computed has `up to` before its points. */
const item = /^(.+?)\s*\[Total Pts: (up to )?([\d.,]*)\s*([^\]]*)\]\s*(?:\|\s*(\d+))?$/i;
const totalName = /^(?:weighted total|total|overall grade|running total)$/i;

function formOf(kind: string): ScoreForm | 'text' {
  if (/^percent/i.test(kind)) return 'percent';
  if (/^letter/i.test(kind)) return 'letters';
  return /^(?:text|tabular)/i.test(kind) ? 'text' : 'points';
}

function columns({ headers }: LayoutHeader): LayoutColumns {
  const id = columnOf(headers, 'username');
  const names = columnsOf(headers, 'last name', 'first name');
  const roles = headers.map((header, index): LayoutColumn => {
    if (index === id || names.includes(index)) return { role: 'person' };
    if (aboutStudent.test(headerWords(header))) return { role: 'other' };
    const [, name, upTo, maximum = '', kind = '', number] = item.exec(header) ?? [];
    if (name === undefined) return { role: 'unclear' };
    if (upTo !== undefined || totalName.test(name)) return { role: 'total' };
    const form = formOf(kind);
    if (form === 'text') return { role: 'other' };
    const key = number === undefined ? {} : { key: `#${number}` };
    return { role: 'score', name, form, ...key, ...(form === 'points' && maximum !== '' && { maximum }) };
  });
  return { id, login: id, names, columns: roles };
}

/** The download of the Grade Center of Blackboard Learn: text with tabs in UTF-16 that calls itself .xls, or csv. */
export const blackboard = defineScoreSource({
  id: 'blackboard',
  system: 'blackboard',
  title: 'Blackboard',
  courseInFileName: /^gc_(.+?)_(?:fullgc|column)_\d{4}-\d{2}-\d{2}/,
  identity: 'Username',
  recognise(headers) {
    const own = columnsOf(headers, ...people).length;
    const items = headers.filter((header) => item.test(header)).length;
    return { score: items > 0 && own > 0 ? 0.7 + 0.1 * own : 0, evidence: { people: own, items } };
  },
  columns,
});
