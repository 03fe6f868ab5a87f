import { z } from 'zod';
import { locales } from '#kernel/locale.ts';
import { defineNotification } from '#kernel/notifications/define-notification.ts';
import { runtime } from '#kernel/runtime.ts';

/** What the trial says. */
const trialWords = {
  ru: {
    subject: 'Проверка связи',
    paragraphs: [
      'Это пробное сообщение: вы попросили его на странице «Уведомления». Раз вы его читаете, всё работает.',
    ],
    action: { text: 'Настроить уведомления', path: '/notifications' },
  },
  en: {
    subject: 'A trial message',
    paragraphs: ['You have asked for this trial on the page “Notifications”. As you can read it, everything works.'],
    action: { text: 'Choose notifications', path: '/notifications' },
  },
} as const;

/**
 * A person tries whether messages arrive; an administrator sends himself a kind with facts as they could be. Nobody turns
 * it off: whoever gets it has just asked for it.
 */
export const trialNotification = defineNotification({
  name: 'notifications.test',
  /** sample: the kind that is shown by an example, and in which language. */
  facts: z.object({ sample: z.object({ kind: z.string(), locale: z.enum(locales) }).nullable() }),
  roles: [],
  title: { ru: 'Пробное сообщение', en: 'Trial message' },
  about: { ru: 'Приходит, когда вы его попросите.', en: 'Comes when you ask for it.' },
  channels: ['email', 'telegram'],
  isUrgent: true,
  words({ sample }, reader) {
    const kind = sample && runtime().notifications.find(sample.kind);
    if (!kind) return trialWords[reader.locale];
    return kind.words(kind.facts.parse(kind.example(sample.locale)), { ...reader, locale: sample.locale });
  },
  example: () => ({ sample: null }),
});
