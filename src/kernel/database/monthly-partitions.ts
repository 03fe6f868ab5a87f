import { sql } from 'kysely';
import { database } from '../runtime.ts';
import { transaction } from './transaction.ts';

/**
 * A table `partition by range (column)` over months, with a default partition `<table>_default`. The months are
 * `<table>_2026_11`, by UTC. A row of a month that has no partition goes into the default one, so that nothing ever fails
 * for want of a partition, and is moved when the month is made.
 */
export interface MonthlyTable {
  readonly table: string;
  /** Its timestamptz column that says in which month a row belongs. */
  readonly column: string;
}

export interface MonthlyRange {
  /** Months made before they come; the current one is made, too. */
  readonly monthsAhead: number;
  /** A month is dropped when all of it is older. */
  readonly retentionDays: number;
}

export interface PartitionChanges {
  /** Names of partitions. */
  readonly created: readonly string[];
  readonly dropped: readonly string[];
  /** Rows removed that were older and had no partition of their own. */
  readonly removedRows: number;
}

/**
 * Who uses the table while a partition is made or dropped waits at most this long behind our wait for a lock. When it is
 * not enough, the step fails and is tried again later.
 */
const lockPatience = sql`set local lock_timeout = '1s'`;

/** Tells the triggers of append-only tables (audit_event) that rows are moved or removed as too old, for this transaction. */
const maintainsPartitions = sql`set local pulse.maintains_partitions = 'on'`;

/**
 * Makes the months that are missing, those of rows in the default partition included, and drops those that are too old:
 * each in a transaction of its own, so that whatever was done stays done. One process at a time. The time is the
 * database's. Not inside a transaction.
 */
export async function maintainPartitions(table: MonthlyTable, range: MonthlyRange): Promise<PartitionChanges> {
  const removedRows = await removeOldRows(table, range.retentionDays);
  const { missing, expired } = await listMonths(table, range);
  for (const month of missing) await createMonth(table, month);
  for (const { partition } of expired) await dropMonth(partition);
  return {
    created: missing.map(({ partition }) => partition),
    dropped: expired.map(({ partition }) => partition),
    removedRows,
  };
}

interface Month {
  partition: string;
  /** Beginning of the month and of the next one. */
  from: Date;
  to: Date;
}

/** The current month and those ahead come first: once they are there, new rows no longer go into the default one. */
async function listMonths(
  { table, column }: MonthlyTable,
  { monthsAhead, retentionDays }: MonthlyRange,
): Promise<{ missing: Month[]; expired: Month[] }> {
  const { rows } = await sql<Month & { is_there: boolean; is_expired: boolean }>`
    with wanted as (
      select generate_series(this_month, this_month + make_interval(months => ${monthsAhead}), '1 month') as month
      from (select date_trunc('month', now() at time zone 'UTC') as this_month) as present
      union
      select date_trunc('month', ${sql.ref(column)} at time zone 'UTC') from ${sql.table(`${table}_default`)}
    ), present as (
      select to_timestamp(right(relname, 7), 'YYYY_MM') at time zone current_setting('timezone') as month
      from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = ${table}::regclass and relname ~ '_\\d{4}_\\d{2}$'
    ), month as (
      select month, present.month is not null as is_there, month at time zone 'UTC' as "from",
        (month + interval '1 month') at time zone 'UTC' as "to"
      from wanted full join present using (month)
    )
    select ${table} || to_char(month, '_YYYY_MM') as partition, "from", "to", is_there,
      "to" <= now() - make_interval(days => ${retentionDays}) as is_expired
    from month order by month < date_trunc('month', now() at time zone 'UTC'), month`.execute(database());
  return {
    missing: rows.filter((month) => !month.is_there && !month.is_expired),
    expired: rows.filter((month) => month.is_there && month.is_expired),
  };
}

/**
 * Makes a month apart, moves its rows in and attaches it: who reads or writes other months does not wait. The default
 * partition is locked for as long as moving takes; without rows to move that is no time at all.
 */
async function createMonth({ table, column }: MonthlyTable, { partition, from, to }: Month): Promise<void> {
  const [parent, month, rest] = [sql.table(table), sql.table(partition), sql.table(`${table}_default`)];
  await transaction(async () => {
    await lockPatience.execute(database());
    await maintainsPartitions.execute(database());
    await sql`create table ${month} (like ${parent} including defaults including constraints)`.execute(database());
    await sql`lock table ${rest} in access exclusive mode`.execute(database());
    await sql`
      with moved as (
        delete from ${rest} where ${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to} returning *
      )
      insert into ${month} select * from moved`.execute(database());
    await sql`
      alter table ${parent} attach partition ${month}
      for values from (${sql.lit(from.toISOString())}) to (${sql.lit(to.toISOString())})`.execute(database());
  });
}

/** Dropping is a matter of the catalogue: it takes milliseconds however many rows there are. */
async function dropMonth(partition: string): Promise<void> {
  await transaction(async () => {
    await lockPatience.execute(database());
    await sql`drop table ${sql.table(partition)}`.execute(database());
  });
}

/** Rows that came too late for a month of their own, e.g. at the first run in a database with old history. */
async function removeOldRows({ table, column }: MonthlyTable, retentionDays: number): Promise<number> {
  return transaction(async () => {
    await maintainsPartitions.execute(database());
    const { numAffectedRows } = await sql`
      delete from ${sql.table(`${table}_default`)}
      where ${sql.ref(column)} < date_trunc('month', now() - make_interval(days => ${retentionDays}), 'UTC')
      `.execute(database());
    return Number(numAffectedRows ?? 0);
  });
}
