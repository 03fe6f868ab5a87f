import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { describeOnBothDatabases } from './database.ts';

describeOnBothDatabases('a test database', (test) => {
  const addProgramme = (name: string) =>
    database().insertInto('programme').values({ name }).returning('id').executeTakeFirstOrThrow();

  it.each(['first', 'second'])('is empty and numbers from 1 when the %s test begins', () =>
    test.run(async () => {
      const added = await transaction(() => addProgramme('Applied mathematics'));
      expect(added.id).toBe(1);
      expect(await database().selectFrom('programme').selectAll().execute()).toHaveLength(1);
    }),
  );

  it('is migrated', () =>
    test.run(async () => {
      const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(database());
      expect(rows.map((row) => row.name)).toContain('20261124090600__tasks__create.sql');
    }));

  it('gives each test a runtime with events of its own', () =>
    test.run(async () => {
      expect(test.runtime.events.published).toEqual([]);
      test.runtime.events.publish({ topic: 'task', id: '1' });
    }));
});
