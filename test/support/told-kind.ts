import { z } from 'zod';
import { defineNotification } from '#kernel/notifications/define-notification.ts';

/** A kind of notification that says what its facts say, for tests of how it arrives. */
export const toldKind = defineNotification({
  name: 'test.told',
  facts: z.object({ text: z.string() }),
  roles: ['student'],
  title: { ru: 'Проба', en: 'Test' },
  about: { ru: 'Проба', en: 'Test' },
  channels: ['email', 'telegram'],
  words: ({ text }, { name }) => ({
    subject: text,
    paragraphs: [`Здравствуйте, ${name}!`],
    lists: [{ title: 'Что <важно>', items: [{ text: 'Эссе & тест', detail: 'завтра', path: '/my/1' }] }],
    action: { text: 'Открыть', path: '/my' },
  }),
  example: () => ({ text: 'Проба' }),
});
