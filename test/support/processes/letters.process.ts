// A worker that dispatches notifications and sends letters, in a process of its own, for tests that kill it. Arguments:
// name, address of PostgreSQL, address of the mail server.
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { openSmtpMailer } from '#adapters/mail/smtp.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
// Not the whole domain: a process that is killed and started again and again must start fast.
import { tasks } from '#domains/notifications/tasks.ts';
import { newsKind } from '#test/fixtures/notification-kinds.ts';
import { testRuntime } from '../runtime.ts';

const [name = '', address = '', smtpUrl = ''] = process.argv.slice(2);
const opened = openPostgres(address, 10);
// A test cannot wait for hours.
const backoff = { first: 0.3, factor: 1.5, most: 2 };
const runtime = testRuntime(opened, {
  notifications: createNotificationCatalogue([newsKind]),
  tasks: createTaskCatalogue(tasks.map((task) => ({ ...task, backoff }))),
  mailer: openSmtpMailer({ url: smtpUrl, from: 'pulse@example.edu' }),
});
const times = { pollSeconds: 0.1, leaseSeconds: 1, graceSeconds: 0.2 };
const worker = createWorker({ runtime, queues: ['upkeep', 'email'], concurrency: 4, name, ...times });
worker.start();
console.log('working');
