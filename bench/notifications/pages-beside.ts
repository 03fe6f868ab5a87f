import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '#app/root.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { setSetting } from '#kernel/settings.ts';
import { notificationSettings } from '#domains/notifications/service/settings.ts';
import { ratedLowKind } from '#domains/recommendations/notifications/rated-low.ts';
import { openUniversity } from '#test/fixtures/university/database.ts';
import { startProcess } from '#test/support/child-process.ts';
import { readBeside } from '../web/pages-beside.ts';
import { environmentOf } from '../web/processes.ts';
import { withUniversity } from '../web/with-university.ts';
import { addPeople } from './people.ts';

const scale = 'small';
const workerProcesses = 2;
/** So many of each page are read before, that what is kept is kept. */
const mostOfEach = 40;

/**
 * How fast the pages of a university are while nothing else happens, and while everybody is written to: the program's own
 * web servers, and workers that dispatch and send.
 *
 * @param letters raised at once: more than can be sent while the pages are read
 * @param seconds for which they are read, twice
 */
export async function measurePagesBeside(smtpUrl: string, letters: number, seconds: number) {
  const university = await openUniversity(scale);
  const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-notifications-'));
  const mail = { PULSE_SMTP_URL: smtpUrl, PULSE_MAIL_FROM: 'pulse@example.edu' };
  const environment = { ...environmentOf(university.address, folder), ...mail };
  try {
    return await withUniversity(university.address, folder, async () => {
      await setSetting(notificationSettings, { ...notificationSettings.default, lettersPerSecond: 0 }, null);
      const userIds = await addPeople(letters);
      const program = pathToFileURL(join(root, 'src/main.ts'));
      const commands = ['worker', '--queues=upkeep,email', '--concurrency=8'];
      const { pages } = await readBeside({ scale, environment, idleSeconds: seconds, mostOfEach }, async (read) => {
        const workers = Array.from({ length: workerProcesses }, () => startProcess(program, commands, environment));
        try {
          await Promise.all(workers.map((worker) => worker.line('Pulse.EDU worker is ready')));
          const facts = ratedLowKind.example('ru');
          await transaction(() =>
            notify(
              ratedLowKind,
              userIds.map((userId) => ({ userId, key: 'bench', facts })),
            ),
          );
          await read(seconds);
        } finally {
          await Promise.all(workers.map((worker) => worker.kill()));
        }
      });
      return { ...pages, workerProcesses, letters };
    });
  } finally {
    await university.close();
    await rm(folder, { recursive: true, force: true });
  }
}
