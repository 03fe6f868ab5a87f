import { defineScoreSource } from './define-score-source.ts';
import { gradescopeTimes } from './gradescope-times.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader } from './score-layout.ts';

const aboutStudent = /^(?:sid|sections?|section name|status|submission id|view count|submission count)$/;
const part = /^(.+) - (?:Max Points|Submission Time|Lateness \(H:M:S\))$/i;
/** `1: Proof (5.0 pts)`: a question of the one assignment that the file is about. */
const question = /^\d+(?:\.\d+)*: .*\([\d.]+ pts\)$/;
const ofOneAssignment = ['max points', 'submission time', 'lateness (h:m:s)'];

/** `CS101_Homework_1_scores.csv`: course and assignment of a file about one assignment. */
const oneAssignment = /^([^_]+)_(.+)_scores$/;

function assignmentIn(fileName: string): string {
  const plain = fileName.replace(/\.[a-z]{2,5}$/i, '').replace(/\s*\(\d+\)$/, '');
  return (oneAssignment.exec(plain)?.[2] ?? plain).replaceAll('_', ' ');
}

function columns({ headers, fileName }: LayoutHeader): LayoutColumns {
  const email = columnOf(headers, 'email');
  const id = email ?? columnOf(headers, 'sid');
  const single = columnsOf(headers, 'last name', 'first name');
  const names = single.length > 0 ? single : columnsOf(headers, 'name');
  const isOne = columnOf(headers, 'total score') !== undefined && columnOf(headers, 'max points') !== undefined;
  const roles = headers.map((header, index): LayoutColumn => {
    const words = headerWords(header);
    if (index === id || names.includes(index)) return { role: 'person' };
    if (aboutStudent.test(words)) return { role: 'other' };
    if (words.startsWith('total lateness')) return { role: 'total' };
    if (isOne && ofOneAssignment.includes(words)) return { role: 'part' };
    if (isOne && question.test(header)) return { role: 'other' };
    if (part.test(header) && headers.includes(part.exec(header)?.[1] ?? '')) return { role: 'part' };
    if (header === '') return { role: 'unclear' };
    const beside = (one: string, many: string): number => headers.indexOf(isOne ? one : `${header} - ${many}`);
    const maximumColumn = beside('Max Points', 'Max Points');
    // Without its points a column is none of this system's.
    if ((isOne && words !== 'total score') || maximumColumn < 0) return { role: 'unclear' };
    const times = gradescopeTimes(
      beside('Submission Time', 'Submission Time'),
      beside('Lateness (H:M:S)', 'Lateness (H:M:S)'),
    );
    return { role: 'score', name: isOne ? assignmentIn(fileName) : header, form: 'points', maximumColumn, times };
  });
  return { id, email, names, columns: roles };
}

/** The grades of a course or of one assignment that Gradescope exports. Students are known by e-mail, as they sign in. */
export const gradescope = defineScoreSource({
  id: 'gradescope',
  system: 'gradescope',
  title: 'Gradescope',
  courseInFileName: oneAssignment,
  identity: 'Email, SID',
  recognise(headers) {
    const people = columnsOf(headers, 'email', 'sid').length;
    const parts = headers.filter((header) => part.test(header)).length + columnsOf(headers, 'max points').length;
    return { score: people > 0 && parts > 0 ? 1 : 0, evidence: { people, parts } };
  },
  columns,
});
