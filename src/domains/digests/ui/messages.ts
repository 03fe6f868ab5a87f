import { defineMessages } from '#web/kit/i18n/messages.ts';

export const digestMessages = defineMessages('digests', {
  title: { ru: 'Недельные сводки', en: 'Weekly digests' },
  about: {
    ru: 'Раз в неделю каждый получает короткую сводку по своей роли. Если сказать нечего, сводка не приходит. Отказаться от неё каждый может сам.',
    en: 'Once a week everybody gets a short digest for their role. With nothing to say, none is sent. Everybody may turn it off.',
  },
  isOn: { ru: 'Отправлять сводки', en: 'Send digests' },
  weekday: { ru: 'День недели', en: 'Day of the week' },
  hour: { ru: 'Время', en: 'Time' },
  'day.1': { ru: 'Понедельник', en: 'Monday' },
  'day.2': { ru: 'Вторник', en: 'Tuesday' },
  'day.3': { ru: 'Среда', en: 'Wednesday' },
  'day.4': { ru: 'Четверг', en: 'Thursday' },
  'day.5': { ru: 'Пятница', en: 'Friday' },
  'day.6': { ru: 'Суббота', en: 'Saturday' },
  'day.7': { ru: 'Воскресенье', en: 'Sunday' },
});
