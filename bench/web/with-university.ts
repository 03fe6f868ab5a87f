import { join } from 'node:path';
import { createLocalFileStore } from '#adapters/files/local.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { openCatalogues } from '#app/catalogues.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { sizeNamed, type SizeName } from '#test/fixtures/university/size.ts';
import { testRuntime } from '#test/support/runtime.ts';

/** Runs `work` on the university at this address as a process of the program beside the servers would. */
export async function withUniversity<T>(url: string, folder: string, work: () => Promise<T>): Promise<T> {
  const database = openPostgres(url, 2);
  const runtime = testRuntime(database, {
    files: createLocalFileStore(join(folder, 'files')),
    ...openCatalogues(),
  });
  try {
    return await withRuntime(runtime, work);
  } finally {
    await database.close();
  }
}

export function describeUniversity(scale: SizeName): { scale: string; courses: number; results: number } {
  const { courses, studentsPerCourse, activitiesPerCourse } = sizeNamed(scale);
  return { scale, courses, results: courses * studentsPerCourse * activitiesPerCourse };
}
