// A worker that sends letters. Arguments: address of PostgreSQL, address of the mail server, tasks at once.
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { openSmtpMailer } from '#adapters/mail/smtp.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { tasks } from '#domains/notifications/tasks.ts';
import { newsKind } from '#test/fixtures/notification-kinds.ts';
import { testRuntime } from '#test/support/runtime.ts';

const [address = '', smtpUrl = '', concurrency = ''] = process.argv.slice(2);
const runtime = testRuntime(openPostgres(address, Number(concurrency) + 2), {
  notifications: createNotificationCatalogue([newsKind]),
  tasks: createTaskCatalogue(tasks),
  mailer: openSmtpMailer({ url: smtpUrl, from: 'pulse@example.edu' }),
});
createWorker({ runtime, queues: ['email'], concurrency: Number(concurrency), name: 'bench', pollSeconds: 0.1 }).start();
console.log('working');
