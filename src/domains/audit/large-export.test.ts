import { read, utils } from '@e965/xlsx';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { longestStall } from '#test/support/longest-stall.ts';
import { testActor } from '#test/support/server.ts';
import { mostExportedEvents, type AuditExportFormat } from './contract.ts';
import { audit } from './index.ts';
import { exportEvents } from './service/journal.ts';

const administrator = testActor(joinPermissions([audit]), 'administrator');

/** More than a file holds; some of one moment, as a burst of requests leaves them. */
const addManyEvents = () =>
  sql`
  insert into audit_event (id, at, action, means, actor_id, user_id, network, details)
  select gen_random_uuid(), date_trunc('milliseconds', now()) - make_interval(secs => number / 7), 'setting.changed', 'session', 'anna',
    'user-' || number, '192.0.2.0/24', jsonb_build_object('key', 'risk.rules', 'value', number)
  from generate_series(1, ${mostExportedEvents + 500}::integer) as number`.execute(database());

describeOnBothDatabases('the export of a large log', (test) => {
  it.each<AuditExportFormat>(['xlsx', 'csv'])('as %s holds the newest, each once, and nobody waits for it', (format) =>
    test.run(async () => {
      await addManyEvents();
      const files: Uint8Array[] = [];
      const stall = await longestStall(async () => {
        files.push((await exportEvents(administrator, {}, format)).content);
      });
      const [sheet] = Object.values(read(files[0], { type: 'buffer' }).Sheets);
      const numbers = utils.sheet_to_json<{ Details: string }>(sheet ?? {}).map(({ Details }) => {
        const details: unknown = JSON.parse(Details);
        return typeof details === 'object' && details !== null ? Number(Reflect.get(details, 'value')) : 0;
      });
      expect(numbers).toHaveLength(mostExportedEvents);
      expect(new Set(numbers).size).toBe(mostExportedEvents);
      // Seven are of one moment: which of them is cut off is not told by it.
      expect(Math.max(...numbers)).toBeLessThanOrEqual(mostExportedEvents + 7);
      // Written in one go a workbook takes half a second and more. What is left is to receive the rows.
      expect(stall).toBeLessThan(250);
    }),
  );
});
