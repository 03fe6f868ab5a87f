import { defineMessages } from '#web/kit/i18n/messages.ts';

export const calendarMessages = defineMessages('calendarFeed', {
  title: { ru: 'Календарь', en: 'Calendar' },
  about: {
    ru: 'Сроки ваших курсов в календаре телефона или компьютера; изменения приходят сами.',
    en: 'Deadlines of your courses in the calendar of a phone or a computer; changes come by themselves.',
  },
  make: { ru: 'Получить ссылку', en: 'Get a link' },
  unread: {
    ru: 'Ссылка от {{date}}: календари по ней ещё не приходили.',
    en: 'Link of {{date}}: no calendar has asked yet.',
  },
  read: { ru: 'Ссылка от {{date}}: календарь заходил {{when}}.', en: 'Link of {{date}}: a calendar asked {{when}}.' },
  here: { ru: 'Добавить в календарь этого устройства', en: 'Add to the calendar of this device' },
  lost: {
    ru: 'Показать её ещё раз нельзя. Если она потерялась, возьмите новую: старая перестанет работать.',
    en: 'It cannot be shown again. If it is lost, get a new one: the old one stops working.',
  },
  again: { ru: 'Получить новую', en: 'Get a new one' },
  againTitle: { ru: 'Получить новую ссылку?', en: 'Get a new link?' },
  againAbout: {
    ru: 'Старая ссылка перестанет работать во всех календарях, где она добавлена.',
    en: 'The old link stops working in every calendar that has it.',
  },
  link: { ru: 'Ссылка для календаря', en: 'Link for the calendar' },
  secret: {
    ru: 'Сохраните её сейчас: она показана один раз. По ней календарь виден без пароля, поэтому не передавайте её другим.',
    en: 'Keep it now: it is shown once. It opens the calendar without a password, so do not pass it on.',
  },
  revoke: { ru: 'Отключить', en: 'Turn off' },
  revokeTitle: { ru: 'Отключить календарь?', en: 'Turn the calendar off?' },
  revokeAbout: {
    ru: 'Ссылка перестанет работать, и сроки исчезнут из календарей, где она добавлена.',
    en: 'The link stops working, and the deadlines vanish from the calendars that have it.',
  },
  how: { ru: 'Как добавить', en: 'How to add it' },
  iphone: {
    ru: 'iPhone: Настройки → Календарь → Учётные записи → Добавить → Другое → Подписной календарь.',
    en: 'iPhone: Settings → Calendar → Accounts → Add Account → Other → Subscribed Calendar.',
  },
  google: {
    ru: 'Google (и Android): calendar.google.com на компьютере → Другие календари → Добавить по URL.',
    en: 'Google (and Android): calendar.google.com on a computer → Other calendars → From URL.',
  },
  other: {
    ru: 'Яндекс, Outlook, Thunderbird: подписка на календарь по ссылке (iCal).',
    en: 'Outlook, Thunderbird and others: subscribe to a calendar by its link (iCal).',
  },
});
