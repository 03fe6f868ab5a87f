import { beforeAll, describe, expect, test } from 'vitest';
import { zonedWallClockToInstant } from '#kernel/zoned-time.ts';
import { findSharedFile } from '#test/fixtures/shared-data.ts';
import type { ParsedCell } from '../cell-table.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { readGradebook } from './read-gradebook.ts';

const timeZone = 'Europe/Moscow';
const progressPath = findSharedFile('my-itmo/learning_process.xlsx');
const attendancePath = findSharedFile('my-itmo/attendance.xlsx');

async function readReal(path: string | undefined): Promise<ParsedFile> {
  return readGradebook({ path: path ?? '', fileName: 'real.xlsx', timeZone });
}

function cellsOf(file: ParsedFile): readonly ParsedCell[] {
  return file.courses.flatMap(({ cells }) => [...cells]);
}

function countsByStatus(file: ParsedFile): Partial<Record<string, number>> {
  const counts: Partial<Record<string, number>> = {};
  for (const { status } of cellsOf(file)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const studentIds = Array.from({ length: 59 }, (_, index) => `id_${String(index + 1).padStart(2, '0')}`);
const courseName = 'Онлайн курс: от замысла до воплощения';

describe.skipIf(!progressPath)('the real report of the learning process (learning_process.xlsx)', () => {
  let file: ParsedFile;
  beforeAll(async () => {
    file = await readReal(progressPath);
  }, 60_000);

  test('one course of 59 students and 66 activities, without any issue', () => {
    expect(file.source).toBe('my-itmo-progress');
    expect(file.issues).toEqual([]);
    expect(file.courses.map(({ name, activities }) => [name, activities.length])).toEqual([[courseName, 66]]);
    expect(file.courses.flatMap(({ students }) => students.map(({ externalId }) => externalId)).sort()).toEqual(
      studentIds,
    );
  });

  test('3,894 cells: 1,807 done of which 2 failed, and three times beside «Не выполнено»', () => {
    expect(cellsOf(file)).toHaveLength(3_894);
    expect(countsByStatus(file)).toEqual({ done: 1_805, failed: 2, attempted: 3, not_attempted: 2_084 });
  });

  test('the misspelt column of times belongs to the last activity', () => {
    const activities = file.courses.flatMap((course) => course.activities);
    expect(activities.at(-1)?.name).toBe('Развернутый план онлайн-курса');
    const times = cellsOf(file).filter(({ activity, completedAt }) => activity === 65 && completedAt !== undefined);
    expect(times.length).toBeGreaterThan(0);
    expect(activities.map(({ name }) => name).filter((name) => name.includes('\u200e'))).toEqual([]);
  });

  test('24 activities have a deadline column, one of them empty, one empty for six students', () => {
    const students = new Map<number, number>();
    for (const { activity, dueAt } of cellsOf(file)) {
      if (dueAt !== undefined) students.set(activity, (students.get(activity) ?? 0) + 1);
    }
    const counts = [...students.values()];
    expect(counts.filter((count) => count === 59)).toHaveLength(22);
    expect(counts.filter((count) => count === 53)).toHaveLength(1);
    expect(counts).toHaveLength(23);
  });

  test('every deadline is 2024-11-10 23:59 in Moscow, and times are whole seconds', () => {
    const deadlines = new Set(cellsOf(file).flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt])));
    expect([...deadlines]).toEqual(['2024-11-10T20:59:00.000Z']);
    expect(
      cellsOf(file).filter(({ completedAt }) => completedAt !== undefined && !completedAt.endsWith('.000Z')),
    ).toEqual([]);
  });

  test.each([
    ['2024-11-01', { done: 1_178, due: 0, overdue: 0, late: 0 }],
    ['2024-11-11', { done: 1_195, due: 1_351, overdue: 957, late: 0 }],
    ['2025-09-01', { done: 1_807, due: 1_351, overdue: 734, late: 223 }],
  ])('as of %s', (date, expected) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const asOf = zonedWallClockToInstant({ year, month, day, hour: 0, minute: 0, second: 0 }, timeZone).toISOString();
    const isDone = ({ status, completedAt }: ParsedCell): boolean =>
      (status === 'done' || status === 'failed') && completedAt !== undefined && completedAt <= asOf;
    const due = cellsOf(file).filter(({ dueAt }) => dueAt !== undefined && dueAt <= asOf);
    const late = due.filter((cell) => isDone(cell) && (cell.completedAt ?? '') > (cell.dueAt ?? ''));
    expect({
      done: cellsOf(file).filter(isDone).length,
      due: due.length,
      overdue: due.filter((cell) => !isDone(cell)).length,
      late: late.length,
    }).toEqual(expected);
  });
});

describe.skipIf(!attendancePath)('the real register of attendance (attendance.xlsx)', { timeout: 60_000 }, () => {
  test('the same course and students, 11 lessons, 351 of 649 marks are present', async () => {
    const file = await readReal(attendancePath);
    expect(file.source).toBe('my-itmo-attendance');
    expect(file.issues).toEqual([]);
    expect(file.courses.map(({ name, activities }) => [name, activities.map((lesson) => lesson.name)])).toEqual([
      [courseName, Array.from({ length: 11 }, (_, index) => `Занятие ${index + 1}`)],
    ]);
    expect(file.courses.flatMap(({ students }) => students.map(({ externalId }) => externalId))).toEqual(studentIds);
    expect(countsByStatus(file)).toEqual({ present: 351, absent: 298 });
  });
});
