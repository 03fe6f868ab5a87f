import { z } from 'zod';
import { defineNotification, type NotificationWords } from '#kernel/notifications/define-notification.ts';
import type { Locale } from '#kernel/locale.ts';
import { counted, grouped } from '#kernel/words.ts';
import { forms } from './parts.ts';

const systemFacts = z.object({
  /** Files of the week. */
  stored: z.int(),
  refused: z.int(),
  cellsNew: z.int(),
  cellsChanged: z.int(),
  /** Waiting for somebody now. */
  inReview: z.int(),
  deadTasks: z.int(),
  modelAlerts: z.int(),
});
export type SystemFacts = z.infer<typeof systemFacts>;

const example = (): SystemFacts => ({
  ...{ stored: 34, refused: 2, cellsNew: 5120, cellsChanged: 214 },
  ...{ inReview: 1, deadTasks: 3, modelAlerts: 1 },
});

/** An operator's week: what was imported, and what waits for an answer. */
export const operatorKind = defineNotification<SystemFacts>({
  name: 'digests.operator',
  facts: systemFacts,
  roles: ['operator'],
  title: { ru: 'Неделя оператора', en: 'The week of an operator' },
  about: {
    ru: 'Раз в неделю: сколько файлов загружено и отклонено и какие ждут решения.',
    en: 'Once a week: how many files were imported and refused, and which wait for an answer.',
  },
  channels: ['email'],
  words: (facts, { locale }) => ({
    subject: locale === 'ru' ? 'Загрузки за неделю' : 'Imports of the week',
    paragraphs: importsOf(facts, locale),
    action: { text: locale === 'ru' ? 'Открыть журнал загрузок' : 'Open the journal of imports', path: '/imports' },
  }),
  example,
});

/** An administrator's week: the same, and how the program itself is doing. */
export const administratorKind = defineNotification<SystemFacts>({
  name: 'digests.administrator',
  facts: systemFacts,
  roles: ['administrator'],
  title: { ru: 'Неделя администратора', en: 'The week of an administrator' },
  about: {
    ru: 'Раз в неделю: загрузки, остановившиеся задачи и сбои языковых моделей.',
    en: 'Once a week: imports, tasks that stopped, and alerts of language models.',
  },
  channels: ['email'],
  words: (facts, { locale }): NotificationWords => ({
    subject: locale === 'ru' ? 'Система за неделю' : 'The system this week',
    paragraphs: [...importsOf(facts, locale), healthOf(facts, locale)],
    action: { text: locale === 'ru' ? 'Открыть задачи' : 'Open the tasks', path: '/tasks' },
  }),
  example,
});

function importsOf({ stored, refused, cellsNew, cellsChanged, inReview }: SystemFacts, locale: Locale): string[] {
  const [all, wrong, waiting] = [stored, refused, inReview].map((count) => counted(locale, count, forms.files[locale]));
  const [added, changed] = [grouped(locale, cellsNew), grouped(locale, cellsChanged)];
  if (locale === 'ru') {
    return [
      `Загружено: ${all ?? ''}; новых ячеек — ${added}, изменённых — ${changed}. Отклонено: ${wrong ?? ''}.`,
      ...(inReview > 0 ? [`Ждут вашего решения: ${waiting ?? ''}.`] : []),
    ];
  }
  return [
    `Imported: ${all ?? ''}; ${added} new cells, ${changed} changed. Refused: ${wrong ?? ''}.`,
    ...(inReview > 0 ? [`Waiting for your answer: ${waiting ?? ''}.`] : []),
  ];
}

function healthOf({ deadTasks, modelAlerts }: SystemFacts, locale: Locale): string {
  const tasks = counted(locale, deadTasks, forms.tasks[locale]);
  const alerts = counted(locale, modelAlerts, forms.alerts[locale]);
  const isWell = deadTasks + modelAlerts === 0;
  if (locale === 'ru') {
    return isWell ? 'Всё остальное в порядке.' : `Остановились с ошибкой: ${tasks}. Сбои языковых моделей: ${alerts}.`;
  }
  return isWell ? 'All else is well.' : `Stopped with an error: ${tasks}. Language models: ${alerts} open.`;
}
