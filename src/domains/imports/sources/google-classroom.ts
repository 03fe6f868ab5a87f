import { cellText } from '../formats/cell-text.ts';
import type { Row } from '../formats/workbook.ts';
import { defineScoreSource } from './define-score-source.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader, RowKind } from './score-layout.ts';

const lastName = ['last name', 'фамилия'];
const firstName = ['first name', 'имя'];
const email = ['email address', 'email', 'адрес электронной почты'];
const total = /^(?:overall grade|итоговая оценка)$/;

/** Rows below the header that speak of the assignments; what they are stands where the names of students do. */
const rowNames: readonly (readonly [RowKind, RegExp])[] = [
  ['maximum', /^(?:points|баллы)$/i],
  ['service', /^(?:date|due date|class average|дата|срок сдачи|средний балл(?: по классу)?)$/i],
];

function namedKind(row: Row): RowKind | undefined {
  const texts = row.map((cell) => cellText(cell).trim());
  return rowNames.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0];
}

function columns({ headers }: LayoutHeader): LayoutColumns {
  const id = columnOf(headers, ...email);
  const names = columnsOf(headers, ...lastName, ...firstName);
  const roles = headers.map((header, index): LayoutColumn => {
    if (index === id || names.includes(index)) return { role: 'person' };
    if (total.test(headerWords(header))) return { role: 'total' };
    return header === '' ? { role: 'unclear' } : { role: 'score', name: header, form: 'points' };
  });
  return { id, email: id, names, columns: roles };
}

/** The grades that Google Classroom puts into a sheet or a csv file: dates, points and averages below the header. */
export const googleClassroom = defineScoreSource({
  id: 'google-classroom',
  system: 'google-classroom',
  title: 'Google Classroom',
  identity: 'Email Address / Адрес электронной почты',
  recognise(headers, below) {
    const people = [lastName, firstName, email].filter((names) => columnOf(headers, ...names) !== undefined).length;
    const rows = below.slice(0, 3).filter((row) => namedKind(row) !== undefined).length;
    return { score: people === 3 && rows > 0 ? 0.9 : 0, evidence: { people, rows } };
  },
  columns,
  kindOf: (row, { id }) => (id !== undefined && (row[id] ?? null) === null ? namedKind(row) : undefined) ?? 'student',
});
