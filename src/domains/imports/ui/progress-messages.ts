import { defineMessages } from '#web/kit/i18n/messages.ts';

export const progressMessages = defineMessages('imports.progress', {
  next: { ru: 'Следующий в очереди', en: 'Next in the queue' },
  ahead: {
    ru: {
      one: 'Перед ним в очереди {{count}}',
      few: 'Перед ним в очереди {{count}}',
      many: 'Перед ним в очереди {{count}}',
    },
    en: { one: '{{count}} before it in the queue', other: '{{count}} before it in the queue' },
  },
  reading: { ru: 'Прочитано строк: {{done}} из {{total}}', en: 'Rows read: {{done}} of {{total}}' },
  saving: { ru: 'Сохранено ячеек: {{done}} из {{total}}', en: 'Cells stored: {{done}} of {{total}}' },
  recomputing: { ru: 'Пересчитано курсов: {{done}} из {{total}}', en: 'Courses recomputed: {{done}} of {{total}}' },
  seconds: {
    ru: {
      one: 'осталось около {{count}} секунды',
      few: 'осталось около {{count}} секунд',
      many: 'осталось около {{count}} секунд',
    },
    en: { one: 'about {{count}} second left', other: 'about {{count}} seconds left' },
  },
  minutes: {
    ru: {
      one: 'осталось около {{count}} минуты',
      few: 'осталось около {{count}} минут',
      many: 'осталось около {{count}} минут',
    },
    en: { one: 'about {{count}} minute left', other: 'about {{count}} minutes left' },
  },
});
