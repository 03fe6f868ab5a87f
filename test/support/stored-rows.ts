import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** What files bring and what is computed of it: these tables with these columns, every column but notes of when. */
const tables = {
  programme: ['id', 'name'],
  course: ['id', 'source', 'external_id', 'name', 'programme_id'],
  study_group: ['id', 'name', 'programme_id'],
  student: ['id', 'name', 'email', 'login', 'group_id', 'user_id', 'created_at'],
  student_identity: ['source', 'external_id', 'student_id', 'matched_by', 'import_number'],
  enrolment: ['course_id', 'student_id', 'missing_since', 'created_at'],
  activity: [
    ...['id', 'course_id', 'source_key', 'name', 'kind', 'position', 'max_points', 'due_at', 'held', 'created_at'],
    ...['weight', 'category', 'category_weight', 'drop_lowest', 'topic'],
  ],
  enrolment_outcome: ['course_id', 'student_id', 'outcome', 'outcome_at', 'import_number'],
  student_group_attribute: ['student_id', 'attribute', 'value', 'import_number'],
  result: [
    ...['course_id', 'student_id', 'activity_id', 'status', 'score', 'completed_at', 'due_at', 'recorded_at'],
    'import_number',
  ],
  student_course_metric: ['course_id', 'student_id', 'done', 'overdue', 'completion_pct', 'overall_pct'],
  student_zone: ['course_id', 'student_id', 'zone', 'risk_score', 'probability', 'judged_by', 'pattern', 'reasons'],
};

/** Every row of the gradebooks, as text, in order: equal before and after means that nothing differs. */
export async function storedRows(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, columns] of Object.entries(tables)) {
    const { rows } = await sql<{ row: string }>`
      select row(${sql.join(columns.map((column) => sql.ref(column)))})::text as row from ${sql.table(table)} order by 1
    `.execute(database());
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}
