import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** What is to be told of an import that has ended. */
export interface EndedImport {
  readonly file: string;
  /** Who uploaded it; null: the folder, a connected system, the command line, or somebody who is gone. */
  readonly userId: string | null;
  /** Since it was uploaded. */
  readonly seconds: number;
  readonly courses: string[];
  readonly students: number;
  readonly added: number;
  readonly changed: number;
  readonly warnings: number;
  readonly errors: number;
  /** The first error. */
  readonly first: {
    readonly code: string;
    readonly sheet: string | null;
    readonly row: number | null;
    readonly column: string | null;
    readonly value: string | null;
    readonly params: Record<string, unknown>;
  } | null;
}

/** An import as it stands in the open transaction. */
export async function findEndedImport(batchId: string): Promise<EndedImport | undefined> {
  const { rows } = await sql<EndedImport>`
    select file_name as file, created_by as "userId",
      extract(epoch from clock_timestamp() - created_at)::double precision as seconds,
      array(select course.name from import_batch_course join course on course.id = course_id
        where batch_id = import_batch.id order by 1) as courses,
      students, cells_new as added, cells_changed as changed,
      (select count(*)::integer from import_issue where batch_id = import_batch.id and severity = 'warning') as warnings,
      (select count(*)::integer from import_issue where batch_id = import_batch.id and severity = 'error') as errors,
      (select json_build_object('code', code, 'sheet', sheet, 'row', row_number, 'column', column_name, 'value', value,
          'params', params)
        from import_issue where batch_id = import_batch.id and severity = 'error' order by id limit 1) as first
    from import_batch where id = ${batchId}`.execute(database());
  return rows.at(0);
}
