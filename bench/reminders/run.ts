// What do reminders of deadlines cost a university? All deadlines of the week come at once and are planned by one task,
// then the task runs again with nothing new to say. On PostgreSQL; statements are counted on the wire.
// Usage: ./pulse bench reminders [--json] [--write] [--quick] [--students 20000]
import { sql } from 'kysely';
import { failWith } from '#app/fail-with.ts';
import { database, withRuntime } from '#kernel/runtime.ts';
import { planReminders } from '#domains/reminders/service/plan-reminders.ts';
import { recordStatements, type Recorder } from '#test/plans/record-statements.ts';
import { openTestDatabase, testRuntime } from '#test/support/database.ts';
import { directRun } from '#test/support/direct-run.ts';
import { readOptions } from '../common/options.ts';
import { requireServer } from '../common/postgres.ts';
import { runBench } from '../common/run-bench.ts';
import { round } from '../common/statistics.ts';
import { remindersFigures } from './figures.ts';
import { fill, type Size } from './fill.ts';

const options = readOptions(['students']);
const students = options.number('students', 20_000, 2_000);
const coursesOfEach = 5;
/** The second has ten times as many: what does not grow with it is the number of statements. */
const sizes: readonly Size[] = [students / 10, students].map((count) => ({
  ...{ students: count, courses: Math.ceil(count / 40), coursesOfEach },
}));

async function count(table: 'deadline_reminder' | 'notification'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`.execute(
    database(),
  );
  return rows.at(0)?.count ?? 0;
}

/** Plans once. @returns what came of it */
async function plan(recorder: Recorder) {
  const [reminders, notifications] = [await count('deadline_reminder'), await count('notification')];
  recorder.clear();
  const begun = performance.now();
  await planReminders(directRun);
  const seconds = (performance.now() - begun) / 1000;
  const statements = recorder.statements.length;
  return {
    ...{ reminders: (await count('deadline_reminder')) - reminders, seconds: round(seconds, 2), statements },
    notifications: (await count('notification')) - notifications,
  };
}

async function measure(size: Size, say: (line: string) => void) {
  const opened = await openTestDatabase('postgres');
  try {
    const recorder = recordStatements(opened.pool);
    const runtime = testRuntime(opened);
    return await withRuntime(runtime, async () => {
      const results = await fill(size, runtime.clock.now());
      say(`${String(size.students)} students, ${String(results)} results`);
      const first = await plan(recorder);
      say(`${String(first.reminders)} reminders in ${String(first.seconds)} s, ${String(first.statements)} statements`);
      await sql`analyze deadline_reminder`.execute(database());
      return { students: size.students, courses: size.courses, results, first, idle: await plan(recorder) };
    });
  } finally {
    await opened.close();
  }
}

await runBench({
  name: 'reminders',
  options,
  figures: remindersFigures,
  async measure(run) {
    await requireServer(run);
    const measured = [];
    for (const size of sizes)
      measured.push(
        await measure(size, (line) => {
          run.say(line);
        }),
      );
    return { sizes: measured };
  },
}).catch(failWith);
