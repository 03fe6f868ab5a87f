// When a whole university is told of something at once: how long until each channel and time is chosen, and how many
// letters then leave in a second with more and more worker processes? Beside it nodemailer alone, with the same letters.
// And how fast are pages meanwhile?
// Usage: ./pulse bench notifications [--json] [--write] [--quick] [--letters 3000] [--concurrency 8]
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { failWith } from '#app/fail-with.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { renderLetter } from '#kernel/letters/render-letter.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { database, withRuntime } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import { dispatch } from '#domains/notifications/service/dispatch.ts';
import { notificationSettings } from '#domains/notifications/service/settings.ts';
import { newsKind } from '#test/fixtures/notification-kinds.ts';
import { recordStatements } from '#test/plans/record-statements.ts';
import { startProcess } from '#test/support/child-process.ts';
import { openTestDatabase, testRuntime } from '#test/support/database.ts';
import { plainRun } from '#test/support/task-run.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { notificationFigures } from './figures.ts';
import { measurePagesBeside } from './pages-beside.ts';
import { addPeople } from './people.ts';

const options = readOptions(['letters', 'concurrency']);
const people = options.quick ? 10_000 : 100_000;
const letters = options.number('letters', 3000, 500);
const concurrency = options.number('concurrency', 8);
const sizes = options.quick ? [1, 2] : [1, 2, 4];
const [lettersBeside, secondsBeside] = options.quick ? [2000, 6] : [10_000, 20];

async function raise(count: number, key: string): Promise<void> {
  const userIds = Array.from({ length: count }, (_, at) => `p${at + 1}`);
  await transaction(() =>
    notify(
      newsKind,
      userIds.map((userId) => ({ userId, key, facts: { text: `News for ${userId}` } })),
    ),
  );
}

/** Seconds that choosing channel and time takes for everybody. */
async function measureDispatch(): Promise<number> {
  await raise(people, 'dispatch');
  const begun = performance.now();
  await dispatch(plainRun());
  return (performance.now() - begun) / 1000;
}

const countWaiting = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from task
    where name = 'notifications.send_letter' and state in ('queued', 'running')`.execute(database());
  return rows.at(0)?.count ?? 0;
};

async function forgetAll(): Promise<void> {
  await sql`truncate notification, notification_delivery, outbox_letter, task, task_attempt`.execute(database());
}

/** Letters a second of so many processes, from the first that leaves to the last. */
async function measureSending(processes: number, address: string, smtpUrl: string): Promise<number> {
  await forgetAll();
  const script = new URL('worker.process.ts', import.meta.url);
  const workers = Array.from({ length: processes }, () =>
    startProcess(script, [address, smtpUrl, String(concurrency)]),
  );
  try {
    await Promise.all(workers.map((worker) => worker.line('working')));
    await raise(letters, `sending ${processes}`);
    await dispatch(plainRun());
    const begun = performance.now();
    while ((await countWaiting()) > 0) await sleep(50);
    return letters / ((performance.now() - begun) / 1000);
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

/** nodemailer alone, through the same number of connections as a process of ours has. */
async function measureBare(smtpUrl: string): Promise<number> {
  const { hostname: host, port } = new URL(smtpUrl);
  const transport = createTransport({ host, port: Number(port), pool: true, maxConnections: 5, maxMessages: Infinity });
  const facts = { text: 'News for everybody' };
  const reader = { name: 'Person', locale: 'ru', timeZone: 'Europe/Moscow' } as const;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: letters }, (_, at) => {
      const { subject, text, html } = renderLetter(newsKind.words(facts, reader), reader, {
        publicUrl: 'http://localhost',
      });
      return transport.sendMail({ from: 'pulse@example.edu', to: `p${at}@example.edu`, subject, text, html });
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  transport.close();
  return letters / seconds;
}

await runBench({
  name: 'notifications',
  options,
  figures: notificationFigures,
  async measure(run) {
    await requireServer(run);
    const opened = await openTestDatabase('postgres');
    const recorder = recordStatements(opened.pool);
    const sink = startProcess(new URL('sink.process.ts', import.meta.url));
    try {
      const smtpUrl = await sink.line('smtp://');
      const runtime = testRuntime(opened, { notifications: createNotificationCatalogue([newsKind]) });
      const pagesBeside = await measurePagesBeside(smtpUrl, lettersBeside, secondsBeside);
      run.say(`pages beside the sending: ${pagesBeside.p99Ratio} times idle at the 99th percentile`);
      return await withRuntime(runtime, async () => {
        await setSetting(notificationSettings, { ...notificationSettings.default, lettersPerSecond: 0 }, null);
        await addPeople(people);
        await sql`analyze`.execute(database());
        const before = recorder.statements.length;
        const seconds = await measureDispatch();
        const statements = recorder.statements.length - before;
        run.say(`${people} dispatched in ${round(seconds, 2)} s`);
        const bare = await measureBare(smtpUrl);
        run.say(`nodemailer alone: ${round(bare)} letters/s`);
        const found: { processes: number; lettersPerSecond: number }[] = [];
        for (const processes of sizes) {
          const rate = await measureSending(processes, opened.address, smtpUrl);
          run.say(`${processes} processes: ${round(rate)} letters/s`);
          found.push({ processes, lettersPerSecond: round(rate) });
        }
        return {
          dispatched: {
            notifications: people,
            seconds: round(seconds, 2),
            perSecond: round(people / seconds),
            statements,
          },
          ...{ letters, concurrency, sizes: found, bareLettersPerSecond: round(bare), pagesBeside },
        };
      });
    } finally {
      await sink.kill();
      await opened.close();
    }
  },
}).catch(failWith);
