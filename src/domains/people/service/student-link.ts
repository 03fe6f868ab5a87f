import { AppError } from '#kernel/errors.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { Person, StudentRecord } from '../contract.ts';
import { getPerson } from '../store/people.ts';
import * as store from '../store/student-records.ts';
import { changePerson } from './change-person.ts';

/** Students who may be this person: by the search, else those of the person's address. @throws AppError person.not_found */
export async function listStudentRecords(userId: string, search = ''): Promise<StudentRecord[]> {
  const { email } = await getPerson(userId);
  const records = await (search === '' ? store.listStudentsByEmail(email) : store.findStudents(search));
  for (const { id } of records) noteView('student.viewed', { studentId: id }, {});
  return records;
}

/**
 * Says which student the person is, or that the person is none.
 *
 * @throws AppError person.not_found, person.changed, person.student_taken
 */
export function setStudent(userId: string, version: number, studentId: number | null): Promise<Person> {
  return changePerson(userId, version, async () => {
    const before = await store.findStudentIdOf(userId);
    if (before === studentId) return;
    if (!(await store.linkStudent(userId, studentId))) throw new AppError('person.student_taken');
    if (before !== null) await recordAudit('user.unlinked', { userId, studentId: before }, {});
    if (studentId !== null) await recordAudit('user.linked', { userId, studentId }, {});
  });
}
