import { cellText } from '../formats/cell-text.ts';
import type { Row } from '../formats/workbook.ts';
import { defineScoreSource } from './define-score-source.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader, RowKind } from './score-layout.ts';

const kept = ['student', 'lastname', 'firstname', 'id', 'sis login id'];
/** Known of a student, but of no use here; a section is a part of the course, not a study group. */
const aboutStudent = ['sis user id', 'integration id', 'root account', 'section', 'notes', 'comments'];

/** Title and id of an assignment. */
const withId = /^(.*\S)\s*\((\d+)\)$/;
/** Canvas writes these itself, for the course, a group of assignments or a grading period; their names are not translated. */
const total = /\b(?:(?:unposted )?(?:current|final) (?:score|grade|points)|override (?:score|grade))(?: \(.+\))?$/i;
const readOnly = /\(read only\)\s*$/i;

function isPointsRow(row: Row): boolean {
  return row.some((cell) => typeof cell === 'string' && /^\s*points possible\s*$/i.test(cell));
}

function columns({ headers, below }: LayoutHeader): LayoutColumns {
  const points = below.find(isPointsRow);
  const haveIds = headers.some((header) => withId.test(header));
  const roles = headers.map((header, index): LayoutColumn => {
    const words = headerWords(header);
    if (kept.includes(words)) return { role: 'person' };
    if (aboutStudent.includes(words)) return { role: 'other' };
    const [, title, id] = withId.exec(header) ?? [];
    if (title !== undefined && id !== undefined) return { role: 'score', name: title, key: `#${id}`, form: 'points' };
    if (total.test(header) || readOnly.test(header) || readOnly.test(cellText(points?.[index])))
      return { role: 'total' };
    // Between the ids of assignments, a column without one is a teacher's own column of notes.
    if (haveIds) return { role: 'other' };
    return header === '' ? { role: 'unclear' } : { role: 'score', name: header, form: 'points' };
  });
  const names = columnOf(headers, 'student');
  return {
    id: columnOf(headers, 'id'),
    login: columnOf(headers, 'sis login id'),
    names: names === undefined ? columnsOf(headers, 'lastname', 'firstname') : [names],
    columns: roles,
  };
}

/** Canvas makes a student for teachers to try the course as; its login is a long hash, and no register knows it. */
function isTestStudent(row: Row, { names }: LayoutColumns): boolean {
  const name = names.map((column) => cellText(row[column])).join(', ');
  const others = row.filter((_, column) => !names.includes(column)).map((cell) => cellText(cell));
  return /^student, ?test$/i.test(name.trim()) && others.some((text) => /^[0-9a-f]{32,40}$/.test(text));
}

function kindOf(row: Row, found: LayoutColumns): RowKind {
  if (isPointsRow(row)) return 'maximum';
  const cells = row.map((cell) => cellText(cell).trim()).filter((text) => text !== '');
  // Which assignments are posted by hand stands in a row that names no student.
  if (cells.every((text) => /^(?:manual posting.*|muted)$/i.test(text))) return 'service';
  return isTestStudent(row, found) ? 'test' : 'student';
}

/** The gradebook that Canvas exports (lib/gradebook_exporter.rb of canvas-lms). */
export const canvas = defineScoreSource({
  id: 'canvas',
  system: 'canvas',
  title: 'Canvas',
  courseInFileName: /^\d{4}-\d{2}-\d{2}T\d{4}_(?:Grades|Оценки)-(.+)$/,
  identity: 'ID',
  recognise(headers) {
    const student = columnOf(headers, 'student', 'lastname') === undefined ? 0 : 1;
    const id = columnOf(headers, 'id') === undefined ? 0 : 1;
    const own = columnsOf(headers, 'sis login id', 'sis user id', 'section').length;
    return {
      score: student + own >= 3 ? 0.6 + 0.1 * (student + id + Math.min(own, 2)) : 0,
      evidence: { student, id, own },
    };
  },
  columns,
  kindOf,
});
