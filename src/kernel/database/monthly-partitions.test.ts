import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '../runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { maintainPartitions } from './monthly-partitions.ts';

const entries = { table: 'entry', column: 'at' };
// More days than from the beginning of the month before last to the end of this one, in any year.
const range = { monthsAhead: 2, retentionDays: 95 };

describeOnBothDatabases('monthly partitions', (test) => {
  async function createTable(): Promise<void> {
    await sql`drop table if exists entry`.execute(database());
    await sql`
      create table entry (id integer, at timestamptz not null, text text not null default 'x' check (text <> ''),
        primary key (id, at)) partition by range (at)`.execute(database());
    await sql`create table entry_default partition of entry default`.execute(database());
  }

  /** The month so many months away, as partitions are named and as a moment within. */
  async function month(distance: number): Promise<{ name: string; middle: Date }> {
    const { rows } = await sql<{ name: string; middle: Date }>`
      select 'entry_' || to_char(month, 'YYYY_MM') as name, (month + interval '14 days') at time zone 'UTC' as middle
      from (select date_trunc('month', now() at time zone 'UTC') + make_interval(months => ${distance}) as month) as of
      `.execute(database());
    const [found] = rows;
    if (!found) throw new Error('a select without a table has a row');
    return found;
  }

  const add = (id: number, at: Date) => sql`insert into entry (id, at) values (${id}, ${at})`.execute(database());

  /** Ids of the rows and where they lie. */
  async function places(): Promise<Record<number, string>> {
    const { rows } = await sql<{ id: number; place: string }>`
      select id, tableoid::regclass::text as place from entry`.execute(database());
    return Object.fromEntries(rows.map(({ id, place }) => [id, place]));
  }

  async function partitions(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'entry'::regclass order by 1
      `.execute(database());
    return rows.map(({ name }) => name);
  }

  it('are made for this month and those ahead, once', () =>
    test.run(async () => {
      await createTable();
      const names = [await month(0), await month(1), await month(2)].map(({ name }) => name);
      expect(await maintainPartitions(entries, range)).toEqual({ created: names, dropped: [], removedRows: 0 });
      expect(await maintainPartitions(entries, range)).toEqual({ created: [], dropped: [], removedRows: 0 });
      expect(await partitions()).toEqual([...names, 'entry_default'].sort());
    }));

  it('take in rows that came before their month was made, and lose none', () =>
    test.run(async () => {
      await createTable();
      const [past, present, future] = [await month(-1), await month(0), await month(5)];
      for (const [id, { middle }] of [past, present, future].entries()) await add(id, middle);
      expect(await places()).toEqual({ 0: 'entry_default', 1: 'entry_default', 2: 'entry_default' });
      await maintainPartitions(entries, range);
      expect(await places()).toEqual({ 0: past.name, 1: present.name, 2: future.name });
      // Constraints, defaults and keys are those of the table.
      await expect(add(1, present.middle)).rejects.toMatchObject({ code: '23505' });
      await add(3, (await month(7)).middle);
      expect(await places()).toMatchObject({ 3: 'entry_default' });
    }));

  it('are dropped when all of the month is older than is kept, with older rows that never had one', () =>
    test.run(async () => {
      await createTable();
      const [old, kept, ancient] = [await month(-5), await month(-3), await month(-20)];
      await add(1, old.middle);
      await add(2, kept.middle);
      await maintainPartitions(entries, { ...range, retentionDays: 400 });
      await add(3, ancient.middle);
      expect(await maintainPartitions(entries, range)).toEqual({ created: [], dropped: [old.name], removedRows: 1 });
      expect(await places()).toEqual({ 2: kept.name });
    }));

  it.runIf(test.kind === 'postgres')(
    'give up after a second when somebody reads for long, and leave all as it was',
    () =>
      test.run(async () => {
        await createTable();
        await add(1, (await month(0)).middle);
        const reader = await test.database.pool.connect();
        try {
          await reader.query('begin');
          await reader.query('select from entry');
          await expect(maintainPartitions(entries, range)).rejects.toMatchObject({ code: '55P03' });
          await reader.query('rollback');
        } finally {
          reader.release();
        }
        expect(await places()).toEqual({ 1: 'entry_default' });
        await maintainPartitions(entries, range);
        expect(await places()).toEqual({ 1: (await month(0)).name });
      }),
  );
});
