import { defineScoreSource } from './define-score-source.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader } from './score-layout.ts';

const people = ['student id', 'email', 'username'];
const aboutStudent =
  /^(?:cohort name|experiment group \(.*\)|team name|enrollment track|verification status|certificate (?:eligible|delivered|type)|enrollment status)$/;

/** `Homework (Avg)`: of an assignment type. `Grade`: of the course. */
const average = /\(Avg\)$/i;
/** The report of problems has the points of each and, beside them, the most there are. */
const earned = /^(.+) \(Earned\)$/;
const possible = /^(.+) \(Possible\)$/;

function scores(header: string, headers: readonly string[]): LayoutColumn {
  const problem = earned.exec(header)?.[1];
  const maximumColumn = headers.indexOf(`${problem ?? ''} (Possible)`);
  if (problem === undefined || maximumColumn < 0) return { role: 'score', name: header, form: 'share' };
  return { role: 'score', name: problem, form: 'points', maximumColumn };
}

function columns({ headers }: LayoutHeader): LayoutColumns {
  const id = columnOf(headers, 'student id');
  const email = columnOf(headers, 'email');
  const login = columnOf(headers, 'username');
  const roles = headers.map((header, index): LayoutColumn => {
    if (index === id || index === email || index === login) return { role: 'person' };
    if (headerWords(header) === 'grade' || average.test(header)) return { role: 'total' };
    if (aboutStudent.test(headerWords(header))) return { role: 'other' };
    const problem = possible.exec(header)?.[1];
    if (problem !== undefined && headers.includes(`${problem} (Earned)`)) return { role: 'part' };
    return header === '' ? { role: 'unclear' } : scores(header, headers);
  });
  return { id, email, login, names: [], columns: roles };
}

/** The grade report and the problem grade report of Open edX (instructor_task/tasks_helper/grades.py of edx-platform). */
export const openEdx = defineScoreSource({
  id: 'open-edx',
  system: 'open-edx',
  title: 'Open edX',
  courseInFileName: /^(.+?)_(?:problem_)?grade_report_\d{4}-\d{2}-\d{2}-\d{4}/,
  identity: 'Student ID',
  recognise(headers) {
    const own = columnsOf(headers, ...people).length;
    const grade = columnOf(headers, 'grade') === undefined ? 0 : 1;
    return { score: own === people.length && grade === 1 ? 1 : 0, evidence: { people: own, grade } };
  },
  columns,
});
