import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { failureSentence, readFailure } from '#kernel/tasks/failures.ts';
import { counted, type Forms } from '#kernel/words.ts';

const causeSchema = z.discriminatedUnion('cause', [
  /** Tasks stopped with an error; `failure` as the newest one's row keeps it. */
  z.object({
    cause: z.literal('tasks_failed'),
    name: z.string(),
    count: z.int(),
    taskId: z.string(),
    failure: z.unknown(),
  }),
  /** A queue that nobody works on. */
  z.object({ cause: z.literal('queue_waits'), name: z.string(), minutes: z.int() }),
  /** Uploaded files cannot be kept. */
  z.object({ cause: z.literal('files_unreachable') }),
  /** The broker does not answer; tasks go on without it, more slowly. */
  z.object({ cause: z.literal('broker_unreachable') }),
  /** A replica that no read goes to: the primary answers, as long as it can bear all of them. */
  z.object({ cause: z.literal('replica_left_out'), name: z.string() }),
]);
/** What is wrong with the program. */
export type Cause = z.infer<typeof causeSchema>;

/** Something that administrators should look at; once a day for each cause, while it lasts. */
export const alertKind = defineNotification<Cause>({
  name: 'operations.alert',
  facts: causeSchema,
  roles: ['administrator'],
  title: { ru: 'Неполадка в системе', en: 'Trouble in the system' },
  about: {
    ru: 'Задачи остановились с ошибкой, очередь никто не выполняет, не отвечает хранилище файлов или брокер, отстала реплика. Об одной причине — раз в день.',
    en: 'Tasks stopped with an error, nobody works on a queue, the file store or the broker does not answer, a replica falls behind. Once a day for each cause.',
  },
  channels: ['email'],
  isUrgent: true,
  words: (facts, { locale }) => (locale === 'ru' ? wordsInRussian(facts) : wordsInEnglish(facts)),
  example: () => ({
    ...{ cause: 'tasks_failed', name: 'imports.parse', count: 3, taskId: '00000000-0000-4000-8000-000000000001' },
    failure: { code: 'task.timed_out', params: { seconds: 600 } },
  }),
});

const tasks: Readonly<Record<Locale, Forms>> = {
  ru: { one: 'задача', few: 'задачи', many: 'задач', other: 'задачи' },
  en: { one: 'task', other: 'tasks' },
};

const why = (failure: unknown, taskId: string, locale: Locale): string =>
  failureSentence(readFailure(failure, taskId), locale);

function wordsInRussian(facts: Cause): NotificationWords {
  switch (facts.cause) {
    case 'tasks_failed':
      return {
        subject: `Остановилось с ошибкой: ${facts.name}`,
        paragraphs: [
          `За последний час остановилось с ошибкой: ${counted('ru', facts.count, tasks.ru)} ${facts.name}. Последняя: ${why(facts.failure, facts.taskId, 'ru')}`,
          'Когда причина устранена, задачи можно запустить снова со страницы задач.',
        ],
        action: { text: 'Открыть задачи', path: '/tasks' },
      };
    case 'queue_waits':
      return {
        subject: `Очередь ${facts.name} никто не выполняет`,
        paragraphs: [
          `Задача очереди ${facts.name} ждёт уже ${String(facts.minutes)} мин, и ни одна не выполняется. Проверьте, запущен ли исполнитель: ./pulse worker --queues=${facts.name}`,
        ],
        action: { text: 'Открыть задачи', path: '/tasks' },
      };
    case 'files_unreachable':
      return {
        subject: 'Хранилище файлов не отвечает',
        paragraphs: [
          'Пробный файл не удалось сохранить: новые файлы сейчас не загружаются. Проверьте место на диске или доступ к хранилищу (./pulse doctor).',
        ],
      };
    case 'broker_unreachable':
      return {
        subject: 'Брокер сообщений не отвечает',
        paragraphs: [
          'Задачи выполняются без него, но начинаются медленнее. Проверьте, запущен ли RabbitMQ (./pulse doctor).',
        ],
      };
    case 'replica_left_out':
      return {
        subject: `Реплика ${facts.name} не используется`,
        paragraphs: [
          `Реплика базы данных ${facts.name} не отвечает или отстала: страницы читают с основного сервера. Причину называет ./pulse doctor.`,
        ],
      };
  }
}

function wordsInEnglish(facts: Cause): NotificationWords {
  switch (facts.cause) {
    case 'tasks_failed':
      return {
        subject: `Stopped with an error: ${facts.name}`,
        paragraphs: [
          `Stopped with an error within the last hour: ${counted('en', facts.count, tasks.en)} ${facts.name}. The last one: ${why(facts.failure, facts.taskId, 'en')}`,
          'Once the cause is removed, the page of tasks runs them again.',
        ],
        action: { text: 'Open the tasks', path: '/tasks' },
      };
    case 'queue_waits':
      return {
        subject: `Nobody works on the queue ${facts.name}`,
        paragraphs: [
          `A task of the queue ${facts.name} has been waiting for ${String(facts.minutes)} min, and none is running. See whether a worker serves it: ./pulse worker --queues=${facts.name}`,
        ],
        action: { text: 'Open the tasks', path: '/tasks' },
      };
    case 'files_unreachable':
      return {
        subject: 'The file store does not answer',
        paragraphs: [
          'A file could not be stored to try it: nobody can upload at present. Look at the space on the disk or the access to the store (./pulse doctor).',
        ],
      };
    case 'broker_unreachable':
      return {
        subject: 'The message broker does not answer',
        paragraphs: [
          'Tasks go on without it, but begin more slowly. See whether RabbitMQ is running (./pulse doctor).',
        ],
      };
    case 'replica_left_out':
      return {
        subject: `The replica ${facts.name} is not used`,
        paragraphs: [
          `The replica ${facts.name} of the database does not answer or is behind: pages read from the primary. ./pulse doctor tells why.`,
        ],
      };
  }
}
