import { defineMessages } from '#web/kit/i18n/messages.ts';

export const reminderMessages = defineMessages('reminders', {
  title: { ru: 'Напоминания о сроках', en: 'Reminders of deadlines' },
  about: {
    ru: 'Студент получает одно сообщение обо всех работах, срок которых близок и которые не сданы. Перенесли срок — напомним о новом; сдали работу — не напомним.',
    en: 'A student gets one message about all work that is due soon and not handed in. When a deadline is moved, the new one counts; what is handed in is not mentioned.',
  },
  before: { ru: 'За сколько напоминать', en: 'How long before' },
  most: {
    ru: 'Не больше {{most}} напоминаний об одном сроке.',
    en: 'No more than {{most}} reminders of one deadline.',
  },
  hours: {
    ru: { one: 'за {{count}} час', few: 'за {{count}} часа', many: 'за {{count}} часов' },
    en: { one: '{{count}} hour before', other: '{{count}} hours before' },
  },
  days: {
    ru: { one: 'за {{count}} сутки', few: 'за {{count}} суток', many: 'за {{count}} суток' },
    en: { one: '{{count}} day before', other: '{{count}} days before' },
  },
  tellsOverdue: { ru: 'Сообщать наутро, что срок прошёл', en: 'Tell on the morning after that a deadline has passed' },
  overdueHour: { ru: 'Утром начиная с', en: 'In the morning from' },
});
