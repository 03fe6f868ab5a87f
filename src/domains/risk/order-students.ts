/** A student with the row of numbers it is clustered by, and the place it came from. */
export interface OrderedStudent<Student> {
  student: Student;
  index: number;
  row: readonly number[];
}

/** Students by their rows, then by their ids, so that nothing depends on the order in which they were given. */
export function orderStudents<Student extends { externalId: string; studentId: number }>(
  students: readonly Student[],
  rows: readonly (readonly number[])[],
): OrderedStudent<Student>[] {
  return students
    .map((student, index) => ({ student, index, row: rows[index] ?? [] }))
    .sort((a, b) => compareRows(a.row, b.row) || compareIds(a.student, b.student));
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing === -1 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

function compareIds(
  a: { externalId: string; studentId: number },
  b: { externalId: string; studentId: number },
): number {
  if (a.externalId === b.externalId) return a.studentId - b.studentId;
  return a.externalId < b.externalId ? -1 : 1;
}
