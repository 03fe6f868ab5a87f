import { z } from 'zod';
import { maintainPartitions, type MonthlyTable } from '#kernel/database/monthly-partitions.ts';
import { log } from '#kernel/runtime.ts';
import { auditDays } from '#domains/audit/index.ts';
import { historyDays } from '#domains/history/index.ts';
import { ledgerDays } from '#domains/imports/index.ts';
import { callDays } from '#domains/language-models/index.ts';
import { defineSetting, getSetting, type SettingDefinition } from '#kernel/settings.ts';

/** A table in monthly partitions, and for how many days its rows are kept. */
interface KeptTable extends MonthlyTable {
  readonly retention: SettingDefinition<number>;
}

const keptDays = (key: string, least: number, days: number): SettingDefinition<number> =>
  defineSetting({ key, schema: z.int().min(least), default: days });

/** Ended tasks are shown this long, dead ones longer; clean-up removes them then. */
export const endedTaskDays = 14;
export const deadTaskDays = 90;

/** Every table in monthly partitions: a new one is a line here and a migration that makes table and default partition. */
const keptTables: readonly KeptTable[] = [
  // At least as long as dead tasks, whose attempts an administrator looks at.
  {
    table: 'task_attempt',
    column: 'started_at',
    retention: keptDays('operations.attempt_days', deadTaskDays, deadTaskDays),
  },
  { table: 'audit_event', column: 'at', retention: auditDays },
  { table: 'import_change', column: 'created_at', retention: ledgerDays },
  { table: 'import_row', column: 'created_at', retention: ledgerDays },
  { table: 'import_column', column: 'created_at', retention: ledgerDays },
  { table: 'import_entity', column: 'created_at', retention: ledgerDays },
  { table: 'metric_history', column: 'at', retention: historyDays },
  { table: 'course_history', column: 'at', retention: historyDays },
  { table: 'llm_call', column: 'at', retention: callDays },
];

/** A partition is there at least this many months before its first row; also when nothing ran for weeks. */
const monthsAhead = 2;

/** Makes the months to come and drops those that have had their time, in every table kept by month. */
export async function maintainKeptTables(): Promise<void> {
  for (const table of keptTables) {
    const retentionDays = await getSetting(table.retention);
    const changes = await maintainPartitions(table, { monthsAhead, retentionDays });
    if (changes.created.length + changes.dropped.length + changes.removedRows > 0) {
      log().info({ table: table.table, ...changes }, 'partitions made and dropped');
    }
  }
}
