import { cellText } from '../formats/cell-text.ts';
import { displayName } from './names.ts';
import { defineScoreSource } from './define-score-source.ts';
import { columnOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader } from './score-layout.ts';

const name = 'фамилия имя';
const email = 'эл. почта';
const group = 'группа';
/** `Упр: Сумма чисел`: an exercise or test of the kind that the short name says. */
const slide = /^([^:]{1,30}): \S/;
/** What the teacher adds for a unit beyond its exercises. */
const extra = /^доп\.?$/;

/** Title of the unit that a column belongs to: it stands above the first of its columns. */
function unitOf(above: LayoutHeader['above'], column: number): string {
  const titles = above.at(-1)?.slice(0, column + 1) ?? [];
  return displayName(cellText(titles.findLast((cell) => cell !== null)));
}

function columns({ headers, above }: LayoutHeader): LayoutColumns {
  const id = columnOf(headers, email);
  const names = columnOf(headers, name);
  const kinds = new Set(headers.map((header) => headerWords(slide.exec(header)?.[1] ?? '')));
  const roles = headers.map((header, index): LayoutColumn => {
    const words = headerWords(header);
    if (index === id || index === names) return { role: 'person' };
    if (words === group) return { role: 'other' };
    if (header === '') return { role: 'unclear' };
    const isExtra = extra.test(words);
    // A short name alone heads the sum of a kind, over the course or a unit.
    if (kinds.has(words)) return { role: 'total' };
    if (!isExtra && !slide.test(header)) return { role: 'unclear' };
    const title = isExtra ? `${unitOf(above, index)}: ${header}` : header;
    return { role: 'score', name: title, form: 'points', zeroIs: 'not_attempted' };
  });
  return { id, email: id, names: names === undefined ? [] : [names], columns: roles };
}

/**
 * The score sheet of a course in uLearn (CourseScoreSheetController of Ulearn): units, columns, most points, students.
 * It writes zero also for those who have not begun. Groups there are of a teacher's making, so they are left out.
 */
export const ulearn = defineScoreSource({
  id: 'ulearn',
  system: 'ulearn',
  title: 'uLearn',
  identity: 'Эл. почта',
  recognise(headers) {
    const people = [name, email, group].filter((one) => columnOf(headers, one) !== undefined).length;
    const slides = headers.filter((header) => slide.test(header)).length;
    const score = columnOf(headers, name) !== undefined && columnOf(headers, group) !== undefined && slides > 0 ? 1 : 0;
    return { score, evidence: { people, slides } };
  },
  columns,
  kindOf: (row) =>
    row.some((cell) => typeof cell === 'string' && /^максимум:$/i.test(cell.trim())) ? 'maximum' : 'student',
  skips: (sheet) => headerWords(sheet.name) === 'только полные баллы',
});
