import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { maintainKeptTables } from './service/partitions.ts';

describeOnBothDatabases('tables kept by month', (test) => {
  const addAttempt = (daysAgo: number) =>
    sql`
      insert into task_attempt (task_id, attempt, worker, started_at, finished_at, outcome)
      select ${newId()}::uuid, 1, 'test', at, at, 'done'
      from (select now() - make_interval(days => ${daysAgo}) as at) as moment`.execute(database());

  async function countMonths(table: string): Promise<number> {
    const { rows } = await sql<{ months: number }>`
      select count(*) as months from pg_inherits
      where inhparent = ${table}::regclass and inhrelid::regclass::text ~ '_\\d{4}_\\d{2}$'`.execute(database());
    return rows.at(0)?.months ?? 0;
  }

  it('are ready for the months to come, and keep attempts for 90 days or as long as the setting says', () =>
    test.run(async () => {
      await maintainKeptTables();
      for (const table of ['task_attempt', 'audit_event', 'import_change']) expect(await countMonths(table)).toBe(3);
      for (const days of [0, 85, 300]) await addAttempt(days);
      await sql`insert into setting (key, value) values ('operations.attempt_days', '400')`.execute(database());
      await maintainKeptTables();
      expect(await database().selectFrom('task_attempt').select('task_id').execute()).toHaveLength(3);
      await sql`delete from setting`.execute(database());
      await maintainKeptTables();
      expect(await database().selectFrom('task_attempt').select('task_id').execute()).toHaveLength(2);
      const inDefault = await sql`select from task_attempt_default`.execute(database());
      expect(inDefault.rows).toHaveLength(0);
    }));
});
