import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '#app/root.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { systemClock } from '#kernel/clock.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { describeMachine } from '../../bench/common/measured.ts';
import { startSmtp, type SmtpForTests } from '#test/fakes/smtp/server.ts';
import { missingPrograms, startCluster, type Cluster } from '#test/cluster/cluster.ts';
import { createEffectTable, listWrongEffects } from '#test/support/effects.ts';
import { wholeProgram } from '#test/support/program.ts';
import { testRuntime } from '#test/support/runtime.ts';
import { plainTask } from '#test/support/tasks.ts';
import { listDeadTasks, listStaleCourses, listUnfinishedTasks } from './cluster/aftermath.ts';
import { createCast, openTerm } from './cluster/cast.ts';
import { addEffectWorkers, startEnqueueing } from './cluster/effects.ts';
import { faultsOf, planFaults } from './cluster/faults.ts';
import { checkLedger } from './cluster/ledger.ts';
import { checkLetters, openMailboxes, startNotifying } from './cluster/letters.ts';
import { startLoad } from './cluster/load.ts';
import { Uploads } from './cluster/uploads.ts';
import { Verdicts } from './cluster/verdicts.ts';

/** A longer run by hand: PULSE_CHAOS_KILLS=200 ./pulse test test/chaos/cluster */
const kills = z.coerce.number().parse(process.env['PULSE_CHAOS_KILLS'] ?? 12);
const seed = z.coerce.number().parse(process.env['PULSE_CHAOS_SEED'] ?? Math.floor(Math.random() * 1e6));
const courses = 6;

const isLeftOut = missingPrograms().length > 0 && !process.env['CI'];

describe.skipIf(isLeftOut)('a cluster', () => {
  it(`loses, doubles and mixes up nothing in ${kills} kills (seed ${seed})`, { timeout: 7_200_000 }, async () => {
    console.log(`chaos: ${kills} kills, PULSE_CHAOS_SEED=${seed}`);
    // The clock stands still, so that what is stored can be compared with what is computed afterwards.
    const smtp = await startSmtp();
    const mail = { PULSE_SMTP_URL: smtp.url, PULSE_MAIL_FROM: 'pulse@example.edu' };
    const cluster = await startCluster({ environment: { PULSE_NOW: '2024-11-11T00:00:00', ...mail } });
    try {
      const report = await run(cluster, smtp);
      console.log(JSON.stringify(report));
      if (process.env['PULSE_CHAOS_RESULT']) {
        const file = resolve(root, process.env['PULSE_CHAOS_RESULT']);
        const measured = {
          date: systemClock('UTC').now().toISOString(),
          command: `PULSE_CHAOS_SEED=${seed} PULSE_CHAOS_KILLS=${kills} ./pulse test test/chaos/cluster`,
          quick: false,
          machine: describeMachine(),
          versions: { 'Node.js': process.version },
        };
        writeFileSync(file, `${JSON.stringify({ bench: 'chaos', measured, ...report }, null, 2)}\n`);
      }
      expect(report.wrong).toEqual([]);
    } catch (error) {
      console.error(cluster.logs(40));
      throw error;
    } finally {
      await cluster.stop();
      await smtp.stop();
    }
  });
});

async function run(cluster: Cluster, smtp: SmtpForTests) {
  const begun = performance.now();
  const opened = openPostgres(cluster.databaseUrl, 4);
  const runtime = testRuntime(opened, wholeProgram());
  const verdicts = new Verdicts();
  const uploads = new Uploads(courses, seededRandom(seed + 1), verdicts);
  const inflicted = new Map<string, number>();
  return withRuntime(runtime, async () => {
    await createEffectTable();
    await addEffectWorkers(cluster, 2);
    const cast = await createCast(cluster.address, verdicts);
    const teacherIds = [...cast.teachers.keys()];
    const teacherOf = (course: number): string => teacherIds[course % teacherIds.length] ?? '';
    await openTerm(cast, uploads, opened.pool, { courses, teacherOf });

    const endLoad = startLoad({ cast, uploads, verdicts, random: seededRandom(seed + 2), pause: 200, teacherOf });
    const endEnqueueing = startEnqueueing();
    const endNotifying = startNotifying(await openMailboxes(), smtp, seededRandom(seed + 3));
    const random = seededRandom(seed);
    for (const fault of planFaults(faultsOf(cluster), kills, random)) {
      await wait(100 + 900 * random());
      await fault.inflict(random);
      inflicted.set(fault.name, (inflicted.get(fault.name) ?? 0) + 1);
    }
    await cluster.supervisor.settle();
    await endEnqueueing();
    await endNotifying();
    await endLoad();

    await expect.poll(listUnfinishedTasks, { timeout: 120_000, interval: 500 }).toEqual([]);
    const effects = await listWrongEffects(plainTask.name);
    const { wrong: wrongLetters, ...notifications } = await checkLetters(smtp);
    const wrong = [
      ...verdicts.wrong.map((sentence) => withLog(cluster, sentence)),
      ...(await checkLedger(opened.pool, uploads.all)),
      ...(await listStaleCourses()),
      ...(await listDeadTasks()).map((task) => `a task is dead: ${JSON.stringify(task)}`),
      ...wrongLetters,
      ...effects.map((effect) => `an effect did not happen once: ${JSON.stringify(effect)}`),
      ...cluster.supervisor.unexpected,
    ];
    await opened.close();
    return {
      seed,
      seconds: Math.round((performance.now() - begun) / 1000),
      kills: sumOf(inflicted, (name) => name.startsWith('kill') || name.startsWith('lose')),
      faults: Object.fromEntries([...inflicted].sort()),
      uploads: { tried: uploads.all.length, accepted: uploads.all.filter(({ batchId }) => batchId !== null).length },
      notifications,
      answers: verdicts.toJson().answers,
      wrong,
    };
  });
}

function sumOf(counts: ReadonlyMap<string, number>, isCounted: (name: string) => boolean): number {
  return [...counts].reduce((sum, [name, count]) => sum + (isCounted(name) ? count : 0), 0);
}

/** An answer that names an error, with what the log says of that error. */
function withLog(cluster: Cluster, sentence: string): string {
  const id = /"errorId":"([^"]+)"/.exec(sentence)?.[1];
  return id === undefined ? sentence : [sentence, ...cluster.linesWith(id)].join('\n');
}
