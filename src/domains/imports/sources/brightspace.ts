import { defineScoreSource } from './define-score-source.ts';
import type { ParsedActivity } from '../parsed-gradebook.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader } from './score-layout.ts';

/** `Lab 1 Points Grade <Numeric MaxPoints:10 Weight:5 Category:Labs CategoryWeight:10>` */
const points = /^(.+) Points Grade(?: <(.*)>)?$/i;
/** Other forms of the same grade, and grades that are text. */
const otherForm = /^(.+) (?:Weighted Grade|Grade Symbol|Scheme Symbol|Scheme Grade|Text Grade)(?: <.*>)?$/i;
const total = /^(?:calculated|adjusted) final grade\b|\bsubtotal\b/i;
const endOfLine = 'end-of-line indicator';

/** A weight, and the category with its own: all are per cent of what stands above. */
function countsOf(attributes: string): ParsedActivity['counts'] {
  const numberAfter = (word: string): number | undefined => {
    const [, text] = new RegExp(`(?:^| )${word}:(\\d+(?:[.,]\\d+)?)`).exec(attributes) ?? [];
    return text === undefined ? undefined : Number(text.replace(',', '.'));
  };
  const weight = numberAfter('Weight');
  const [, category] = /(?:^| )Category:(.+?)(?= CategoryWeight:|$)/.exec(attributes) ?? [];
  const categoryWeight = category === undefined ? undefined : numberAfter('CategoryWeight');
  if (weight === undefined && category === undefined) return undefined;
  return {
    ...(weight !== undefined && { weight }),
    ...(category !== undefined && { category }),
    ...(categoryWeight !== undefined && { categoryWeight }),
  };
}

function columns({ headers }: LayoutHeader): LayoutColumns {
  const id = columnOf(headers, 'orgdefinedid', 'username');
  const login = columnOf(headers, 'username');
  const email = columnOf(headers, 'email');
  const names = columnsOf(headers, 'last name', 'first name');
  const roles = headers.map((header, index): LayoutColumn => {
    const words = headerWords(header);
    if (index === id || index === login || index === email || names.includes(index)) return { role: 'person' };
    if (words === endOfLine) return { role: 'other' };
    if (total.test(header)) return { role: 'total' };
    const [, name, attributes = ''] = points.exec(header) ?? [];
    if (name === undefined) return { role: otherForm.test(header) ? 'other' : 'unclear' };
    const maximum = /\bMaxPoints:([\d.,]+)/i.exec(attributes)?.[1];
    const counts = countsOf(attributes);
    return {
      role: 'score',
      name,
      form: 'points',
      ...(maximum !== undefined && { maximum }),
      ...(counts && { counts }),
    };
  });
  return { id, login, email, names, columns: roles };
}

/** The grades that Brightspace (D2L) exports as points. */
export const brightspace = defineScoreSource({
  id: 'brightspace',
  system: 'brightspace',
  title: 'Brightspace',
  courseInFileName: /^(.+?)_GradesExport_\d{4}-\d{2}-\d{2}/,
  identity: 'OrgDefinedId, Username',
  recognise(headers) {
    const people = columnsOf(headers, 'orgdefinedid', 'username').length;
    const items = headers.filter((header) => points.test(header)).length;
    const end = columnsOf(headers, endOfLine).length;
    return { score: people > 0 && items + end > 0 ? 1 : 0, evidence: { people, items, end } };
  },
  columns,
  // Before the ids Brightspace puts a sign that keeps spreadsheets from taking them for numbers.
  plainId: (text) => text.replace(/^#/, ''),
});
