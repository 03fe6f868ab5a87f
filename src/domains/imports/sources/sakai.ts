import { defineScoreSource } from './define-score-source.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader } from './score-layout.ts';

const idNames = ['student id', 'id студента', 'идентификатор студента'];
const names = ['student name', 'name', 'имя студента', 'фио студента'];

/** Name and most points of an item; `#` before it says that another tool of Sakai keeps its scores. */
const withPoints = /^(?:#(?=\S))?(.+?)\s*\[([\d.,\s]+)\]$/;
/** A column of comments on the item before it, or one that Sakai itself would not read again. */
const comment = /^#?\s*\*/;
const total = /^#\s*(?:total points|points|course grade|calculated grade|grade override|category\b)/i;

function columns({ headers }: LayoutHeader): LayoutColumns {
  const id = columnOf(headers, ...idNames);
  const name = columnOf(headers, ...names);
  const roles = headers.map((header, index): LayoutColumn => {
    if (index === id || index === name) return { role: 'person' };
    if (header === '') return { role: 'unclear' };
    if (total.test(header)) return { role: 'total' };
    if (comment.test(header)) return { role: 'other' };
    const [, title, maximum] = withPoints.exec(header) ?? [];
    if (title !== undefined && maximum !== undefined) return { role: 'score', name: title, maximum, form: 'points' };
    return header.startsWith('#') ? { role: 'other' } : { role: 'score', name: header, form: 'points' };
  });
  return { id, login: id, names: name === undefined ? [] : [name], columns: roles };
}

/** The gradebook that Sakai exports (gradebookng, ExportPanel.java), with points or, in Europe, with commas. */
export const sakai = defineScoreSource({
  id: 'sakai',
  system: 'sakai',
  title: 'Sakai',
  courseInFileName: /^gradebook_export-(.+?)(?:-ALL)?$/i,
  identity: 'Student ID',
  recognise(headers) {
    const people = columnOf(headers, ...idNames) === undefined ? 0 : 1 + columnsOf(headers, ...names).length;
    const items = headers.filter((header) => withPoints.test(header) || comment.test(header)).length;
    const hasCourse = headers.some((header) => ['course', 'курс'].includes(headerWords(header)));
    return {
      score: people === 0 || items === 0 || hasCourse ? 0 : people === 2 ? 1 : 0.8,
      evidence: { people, items },
    };
  },
  columns,
});
