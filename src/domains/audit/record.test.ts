import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { maintainPartitions } from '#kernel/database/monthly-partitions.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import { withOrigin } from '#kernel/origin.ts';
import { database, withRuntime } from '#kernel/runtime.ts';
import { describeOnAllDatabases, testRuntime } from '#test/support/database.ts';
import { flushViews, noteView, recordAudit } from './index.ts';

const table = { table: 'audit_event', column: 'at' };
const teacher = { userId: 'teacher', means: 'session', address: '192.0.2.7' } as const;

const listEvents = () => database().selectFrom('audit_event').selectAll().orderBy('at').orderBy('id').execute();

const addOldEvent = (daysAgo: number) =>
  sql`
  insert into audit_event (id, at, action, means)
  values (${newId()}, now() - make_interval(days => ${daysAgo}), 'password.set', 'program')`.execute(database());

async function refusals(...statements: string[]): Promise<string[]> {
  const refused = [];
  for (const statement of statements) {
    const outcome = await sql
      .raw(statement)
      .execute(database())
      .then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.message : 'failed'),
      );
    refused.push(outcome);
  }
  return refused;
}

describeOnAllDatabases('the audit', (test) => {
  it('says who did what with whose data, by which means, and from which network', () =>
    test.run(async () => {
      await withOrigin(teacher, () => recordAudit('role.granted', { userId: 'anna' }, { role: 'head' }));
      await recordAudit('password.set', { userId: 'anna' }, {});
      expect(await listEvents()).toMatchObject([
        {
          action: 'role.granted',
          actor_id: 'teacher',
          means: 'session',
          user_id: 'anna',
          network: '192.0.2.0/24',
          details: { role: 'head' },
        },
        { action: 'password.set', actor_id: null, means: 'program', network: null, details: {} },
      ]);
    }));

  it('keeps nothing beside what the action declares, so that no secret slips in', () =>
    test.run(async () => {
      const careless = { role: 'head', password: 'secret' } as const;
      await recordAudit('role.granted', {}, careless);
      expect((await listEvents()).map(({ details }) => details)).toEqual([{ role: 'head' }]);
    }));

  it('commits with the change it records, or not at all', () =>
    test.run(async () => {
      const failing = transaction(async () => {
        await recordAudit('password.set', {}, {});
        throw new Error('the change failed');
      });
      await expect(failing).rejects.toThrow('the change failed');
      expect(await listEvents()).toEqual([]);
    }));

  it('can be added to only: neither changed nor shortened, in whichever partition', () =>
    test.run(async () => {
      await maintainPartitions(table, { monthsAhead: 0, retentionDays: 400 });
      await recordAudit('password.set', {}, {});
      await addOldEvent(90);
      const refused = await refusals(
        `update audit_event set action = 'x'`,
        `update audit_event set actor_id = null where at > now() - interval '1 day'`,
        'delete from audit_event',
        'delete from audit_event_default',
        'truncate audit_event',
        `insert into audit_event select * from audit_event on conflict (at, id) do update set action = 'x'`,
      );
      expect(refused).toEqual(
        refused.map(() => expect.stringMatching(/^audit_event\w* is append-only: \w+ refused$/) as unknown),
      );
      expect(await listEvents()).toHaveLength(2);
    }));

  it('moves rows into their months and lets go of old months as a whole', () =>
    test.run(async () => {
      for (const days of [0, 100, 500]) await addOldEvent(days);
      const changes = await maintainPartitions(table, { monthsAhead: 0, retentionDays: 400 });
      expect(changes.removedRows).toBe(1);
      expect(await listEvents()).toHaveLength(2);
      expect((await maintainPartitions(table, { monthsAhead: 0, retentionDays: 50 })).dropped).toHaveLength(1);
      expect(await listEvents()).toHaveLength(1);
    }));

  it('has the views of one person of one student once an hour, whichever process saw them', () =>
    test.run(async () => {
      const look = (studentId: number) => noteView('student.viewed', { studentId, courseId: 1 }, {});
      withOrigin(teacher, () => {
        for (let count = 0; count < 20; count += 1) look(1);
        look(2);
      });
      withOrigin({ ...teacher, userId: 'head' }, () => look(1));
      await flushViews();
      expect(await listEvents()).toHaveLength(3);
      // Another process has noted nothing yet, and asks the database.
      await withRuntime(testRuntime(test.database), async () => {
        withOrigin(teacher, () => look(1));
        await flushViews();
      });
      expect(await listEvents()).toHaveLength(3);
    }));

  it('has a view again when the hour is over', () =>
    test.run(async () => {
      await sql`
        insert into audit_event (id, at, action, means, student_id)
        values (${newId()}, now() - interval '61 minutes', 'student.viewed', 'program', 1)`.execute(database());
      noteView('student.viewed', { studentId: 1 }, {});
      await flushViews();
      expect(await listEvents()).toHaveLength(2);
    }));

  it('writes views by itself soon after, also those seen inside a transaction', () =>
    test.run(async () => {
      await transaction(async () => noteView('course.viewed', { courseId: 7 }, {}));
      await expect.poll(listEvents, { timeout: 20_000 }).toMatchObject([{ action: 'course.viewed', course_id: 7 }]);
    }));

  it('keeps views that could not be written, and writes them when the database is back', () =>
    test.run(async () => {
      noteView('course.viewed', { courseId: 7 }, {});
      await sql`alter table audit_event rename to audit_event_away`.execute(database());
      try {
        await expect(flushViews()).rejects.toThrow();
      } finally {
        await sql`alter table audit_event_away rename to audit_event`.execute(database());
      }
      await flushViews();
      expect(await listEvents()).toHaveLength(1);
    }));
});
