import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#kernel/seeded-random.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { writeSheet } from '#domains/imports/templates/write-sheet.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';

export interface Size {
  readonly students: number;
  readonly activities: number;
}

/** A gradebook of scores as Sakai writes it, in a workbook. @returns its path and its megabytes */
export async function writeLargeFile(folder: string, { students, activities }: Size) {
  const random = seededRandom(7);
  const names = Array.from({ length: activities }, (_, index) => `Задание ${String(index + 1)} [100]`);
  const rows = Array.from({ length: students }, (_, index) => [
    `st${String(index).padStart(6, '0')}`,
    `Фамилия${String(index)} Имя`,
    ...names.map(() => Math.floor(random() * 10_001) / 100),
  ]);
  const file = writeSheet('Gradebook', [['Student ID', 'Student Name', ...names], ...rows]);
  const path = join(folder, 'large.xlsx');
  await writeFile(path, file);
  return { path, megabytes: file.length / 2 ** 20 };
}

/** Reports of the learning process, each of a course of its own. @returns their paths */
export async function writeGradebooks(folder: string, size: Size, count: number): Promise<string[]> {
  const paths = Array.from({ length: count }, (_, index) => join(folder, `gradebook-${String(index)}.xlsx`));
  for (const [index, path] of paths.entries()) {
    const { progress } = describeCourse(index + 1, { ...size, lessons: 0 }, `Курс ${String(index)}`);
    await writeFile(path, writeMyItmoProgress(progress));
  }
  return paths;
}
