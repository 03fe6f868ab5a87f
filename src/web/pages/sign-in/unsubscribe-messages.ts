import { defineMessages } from '../../kit/i18n/messages.ts';

export const unsubscribeMessages = defineMessages('unsubscribe', {
  title: { ru: 'Отписаться', en: 'Unsubscribe' },
  question: {
    ru: 'Больше не присылать уведомления «{{kind}}» ({{channel}})?',
    en: 'Send no more notifications «{{kind}}» ({{channel}})?',
  },
  turnOff: { ru: 'Не присылать', en: 'Send no more' },
  off: {
    ru: 'Уведомления «{{kind}}» ({{channel}}) больше не приходят.',
    en: 'Notifications «{{kind}}» ({{channel}}) come no more.',
  },
  on: {
    ru: 'Уведомления «{{kind}}» ({{channel}}) снова приходят.',
    en: 'Notifications «{{kind}}» ({{channel}}) come again.',
  },
  turnOn: { ru: 'Присылать снова', en: 'Send them again' },
  all: { ru: 'Все настройки уведомлений', en: 'All choices of notifications' },
});
