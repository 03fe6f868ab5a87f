import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface ImportedCourse {
  /** Of the content. */
  readonly sha256: string;
  readonly importId: string;
}

/** What was last imported of a course; undefined: nothing was. */
export async function findImported(connectionId: string, courseId: string): Promise<ImportedCourse | undefined> {
  const { rows } = await sql<ImportedCourse>`
    select sha256, import_id as "importId" from connection_course
    where connection_id = ${connectionId} and course_id = ${courseId}`.execute(database());
  return rows.at(0);
}

export async function setImported(
  connectionId: string,
  courseId: string,
  { sha256, importId }: ImportedCourse,
): Promise<void> {
  await sql`
    insert into connection_course (connection_id, course_id, sha256, import_id)
    values (${connectionId}, ${courseId}, ${sha256}, ${importId})
    on conflict (connection_id, course_id) do update
      set sha256 = excluded.sha256, import_id = excluded.import_id`.execute(database());
}
