import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { database } from '#kernel/runtime.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { setSetting } from '#kernel/settings.ts';
import { notificationSettings } from '#domains/notifications/service/settings.ts';
import { startSmtp, type SmtpFault, type SmtpForTests } from '#test/fakes/smtp/server.ts';
import { newsKind } from '#test/fixtures/notification-kinds.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { describeOnDatabase } from '#test/support/database.ts';

const script = new URL('../support/processes/letters.process.ts', import.meta.url);
const letters = 1000;
const kills = 8;
/** Of each worker process. */
const concurrency = 4;
const seed = Number(process.env['PULSE_CHAOS_SEED'] ?? Math.trunc(Math.random() * 1e6));

describeOnDatabase(
  'postgres',
  `letters while workers are killed and the mail server misbehaves (seed ${seed})`,
  (test) => {
    const processes: ChildProcess[] = [];
    let smtp: SmtpForTests | undefined;
    afterEach(async () => {
      await Promise.all(processes.splice(0).map((worker) => worker.kill()));
      await smtp?.stop();
    });

    async function addReaders(): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
      with added as (
        insert into user_account (id, name, email, username)
        select 'reader-' || number, 'Reader ' || number, 'reader-' || number || '@example.edu', 'reader-' || number
        from generate_series(1, ${letters}) as number returning id
      )
      insert into notification_rhythm (user_id) select id from added returning user_id as id`.execute(database());
      return rows.map(({ id }) => id);
    }

    const countSent = async (): Promise<number> => {
      const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from notification_delivery where channel = 'email' and state = 'sent'`.execute(
        database(),
      );
      return rows.at(0)?.count ?? 0;
    };

    it('each arrive, none is lost, and hardly any comes again', () =>
      test.run(async () => {
        const random = seededRandom(seed);
        const counts = { busy: 0, cut: 0, 'cut-answer': 0 };
        const server = await startSmtp();
        smtp = server;
        server.nextFault = (): SmtpFault => {
          const drawn = random();
          const fault = drawn < 0.01 ? 'busy' : drawn < 0.02 ? 'cut' : drawn < 0.03 ? 'cut-answer' : 5 + random() * 40;
          if (typeof fault === 'string') counts[fault] += 1;
          return fault;
        };
        await setSetting(notificationSettings, { ...notificationSettings.default, lettersPerSecond: 0 }, null);
        const readers = await addReaders();
        const start = async (): Promise<ChildProcess> => {
          const worker = startProcess(script, [`worker ${processes.length}`, test.database.address, server.url]);
          processes.push(worker);
          await worker.line('working');
          return worker;
        };
        const running = await Promise.all([start(), start()]);
        await transaction(() =>
          notify(
            newsKind,
            readers.map((userId) => ({ userId, key: 'one', facts: { text: userId } })),
          ),
        );
        for (let kill = 0; kill < kills; kill += 1) {
          const replacement = start();
          await wait(50 + random() * 500);
          await running.shift()?.kill();
          running.push(await replacement);
        }
        await expect.poll(countSent, { timeout: 60_000, interval: 100 }).toBe(letters);

        const byReader = Map.groupBy(server.letters, ({ to }) => to.join());
        const byMessage = Map.groupBy(server.letters, ({ messageId }) => messageId);
        expect(byReader.size).toBe(letters);
        // Whatever came again is the same letter: mailboxes show it once.
        expect(byMessage.size).toBe(letters);
        const { rows } = await sql`
        select state, reason, count(*)::integer as count from notification_delivery where channel = 'email'
        group by state, reason`.execute(database());
        expect(rows).toEqual([{ state: 'sent', reason: null, count: letters }]);
        const repeats = server.letters.length - letters;
        console.log(
          `seed ${seed}: ${letters} letters, ${kills} kills, faults ${JSON.stringify(counts)}, ${repeats} repeats`,
        );
        expect(repeats).toBeLessThanOrEqual(kills * concurrency + counts['cut-answer']);
        expect(counts.busy + counts.cut + counts['cut-answer']).toBeGreaterThan(0);
      }));
  },
);
