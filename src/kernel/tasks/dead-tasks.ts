import { sql, type RawBuilder } from 'kysely';

/**
 * SQL condition: does a task of these names and this key lie dead, waiting for a person? For pages that show work which
 * has stopped; running the task again makes it untrue.
 *
 * @param key column of the surrounding query, as text
 */
export function isTaskDead(names: readonly string[], key: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from task where task.state = 'dead' and task.name = any(${names}::text[]) and task.key = ${key}
  )`;
}
