import type { ParsedCourse } from '../../parsed-gradebook.ts';
import type { IssueList } from '../issue-list.ts';
import type { RecordedCourse } from './recorded-course.ts';

/** The courses that have students; names those that have none and are left out. One file must bring at least one. */
export function finishCourses(courses: Iterable<RecordedCourse>, issues: IssueList): ParsedCourse[] {
  const all = [...courses].map((course) => course.finish());
  const taught = all.filter(({ students }) => students.length > 0);
  if (taught.length === 0) issues.add(all.length === 0 ? 'record.nothing' : 'record.nobody', {});
  else {
    for (const { name, students } of all) {
      if (students.length === 0) issues.add('record.no_students', {}, { course: name });
    }
  }
  return taught;
}
