import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { cellsAsOf } from './cells-as-of.ts';

describeOnBothDatabases('cellsAsOf', (test) => {
  it('finds the results of a course of which the planner knows nothing without reading them once for each cell', () =>
    test.run(async () => {
      const { rows } = await sql<Record<string, string>>`
        explain select * from ${cellsAsOf(1, new Date('2024-11-11T00:00:00Z'))} as cell
        join activity on activity.id = cell.activity_id where not cell.is_lesson and cell.due_at is not null`.execute(
        database(),
      );
      const plan = rows.flatMap((row) => Object.values(row)).join('\n');
      // Everything that reads `result` lies below it.
      expect(plan).toMatch(/(Hash|Merge) Full Join/);
      expect(plan).toContain('on result');
    }));
});
