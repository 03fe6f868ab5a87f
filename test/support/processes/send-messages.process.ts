// A worker of the queue tg in a process of its own, for tests that kill it. Arguments: name, address of the PostgreSQL
// database, address of the Bot API.
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { telegram } from '#domains/telegram/index.ts';
import { testRuntime } from '../runtime.ts';
import { botAt } from '../telegram.ts';
import { toldKind } from '../told-kind.ts';

const [name = '', address = '', api = ''] = process.argv.slice(2);
const opened = openPostgres(address, 10);
const runtime = testRuntime(opened, {
  // One that was killed must lose its locks soon.
  pool: new AmbientPool(opened.pool, opened.silenceSeconds && 2),
  telegram: botAt(api),
  tasks: createTaskCatalogue(telegram.tasks),
  notifications: createNotificationCatalogue([toldKind]),
});
const worker = createWorker({ runtime, queues: ['tg'], concurrency: 6, name, pollSeconds: 0.1, leaseSeconds: 1 });
worker.start();
console.log('working');
